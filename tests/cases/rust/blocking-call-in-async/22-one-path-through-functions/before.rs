use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

const SEQ: &str = "seq.txt";

fn persist(path: &Path, n: u64) -> io::Result<()> {
    fs::write(path, n.to_string())
}

fn persist_seq(n: u64) -> io::Result<()> {
    let mut file = fs::File::create(SEQ)?;
    writeln!(file, "{n}")
}

pub async fn next_id(path: &Path) -> io::Result<u64> {
    let n: u64 = fs::read_to_string(path)?.trim().parse().unwrap_or(0);
    persist(path, n + 1)?;
    Ok(n)
}

pub async fn next_seq() -> io::Result<u64> {
    let n: u64 = fs::read_to_string(SEQ)?.trim().parse().unwrap_or(0);
    persist_seq(n + 1)?;
    Ok(n)
}

pub struct Ledger {
    file: PathBuf,
    index: PathBuf,
}

impl Ledger {
    fn store(&self, text: &str) -> io::Result<()> {
        fs::write(&self.file, text)
    }

    fn entries(&self) -> usize {
        fs::read_to_string(&self.file).map_or(0, |t| t.lines().count())
    }

    pub async fn append(&self, line: &str) -> io::Result<()> {
        let mut text = fs::read_to_string(&self.file)?;
        text.push_str(line);
        self.store(&text)
    }

    pub async fn number(&self) -> io::Result<()> {
        let n = self.entries();
        fs::write(&self.file, n.to_string())
    }

    pub async fn rebuild(&self) -> io::Result<()> {
        tokio::task::yield_now().await;
        let text = fs::read_to_string(&self.index)?;
        self.store(&text)
    }

    pub async fn log(&self, line: &str) -> io::Result<()> {
        if fs::metadata(&self.file)?.len() > 100 {
            return Ok(());
        }
        let mut file = fs::OpenOptions::new().append(true).open(&self.file)?;
        file.write_all(line.as_bytes())
    }

    pub async fn make(&self) -> io::Result<()> {
        if !fs::exists(&self.file)? {
            fs::DirBuilder::new().recursive(true).create(&self.file)?;
        }
        Ok(())
    }
}

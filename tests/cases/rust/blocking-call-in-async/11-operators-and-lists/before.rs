use std::fs;
use std::io;
use std::path::Path;

async fn sum(first: &Path, second_path: &Path, limit: usize) -> io::Result<usize> {
    let size = fs::read(first)?.len() as u64 + fs::metadata(second_path)?.len() + limit as u64 * 2;
    if fs::metadata(first)?.is_file() && size > 7 && fs::read(second_path)?.is_empty() {
        return Ok(0);
    }
    let short = fs::read(first)?.len() + limit;
    while limit > 3 && fs::exists(second_path)? && fs::read_link(second_path).is_ok() && short > 1 {
        println!("{short}");
    }
    let both = (fs::read(first)?.len(), fs::read(second_path)?);
    Ok(both.0 + fs::read(first)?.len() - both.1.len() * fs::read(first)?.len() + limit)
}

async fn args(dir: &Path, name: &str) -> io::Result<String> {
    let text = name.to_string();
    let meta = fs::metadata(dir)?;
    let there = meta.is_dir();
    let config = parse(&fs::read_to_string(dir.join("config"))?, name, dir.is_dir());
    save(dir, &fs::read_to_string(dir.join("a.txt"))?, true, 17)?;
    println!("{} {}", config, fs::read_to_string(dir.join("b.txt"))?);
    Ok(text)
}

fn parse(text: &str, _: &str, _: bool) -> usize {
    text.len()
}

fn save(_: &Path, _: &str, _: bool, _: u8) -> io::Result<()> {
    Ok(())
}

fn main() {}

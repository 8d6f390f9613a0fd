use std::path::{Path, PathBuf};
use std::thread::{self, Builder, JoinHandle};

pub struct Worker {
    handle: Option<JoinHandle<u32>>,
    root: PathBuf,
}

impl Worker {
    pub fn start(root: &Path) -> std::io::Result<Self> {
        thread::spawn(|| println!("side"));
        let _ = thread::spawn(move || 1);
        Builder::new().name("named".into()).spawn(|| ())?;
        let handle = Builder::new().spawn(|| 7)?;
        let _ = root.join("x");
        let names = ["a", "b"];
        let _ = names.join(",");
        thread::scope(|scope| {
            scope.spawn(|| println!("{names:?}"));
        });
        Ok(Self {
            handle: Some(handle),
            root: root.to_path_buf(),
        })
    }

    pub fn stop(&mut self) -> u32 {
        let handle = self.handle.take().unwrap();
        handle.join().unwrap_or(0)
    }

    fn paths(&self) {
        let _ = self.root.join("y");
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        if let Some(handle) = self.handle.take() {
            let _ = handle.join();
        }
    }
}

fn all(handles: Vec<JoinHandle<()>>, more: Vec<JoinHandle<()>>) {
    for handle in handles {
        handle.join().ok();
    }
    for handle in more {
        if handle.join().is_err() {
            eprintln!("a thread failed");
        }
    }
    let last = thread::spawn(|| 3);
    let n = last.join().ok();
    println!("{n:?}");
}

fn main() {
    let mut worker = Worker::start(Path::new("/")).unwrap();
    worker.paths();
    println!("{}", worker.stop());
    all(vec![], vec![]);
}

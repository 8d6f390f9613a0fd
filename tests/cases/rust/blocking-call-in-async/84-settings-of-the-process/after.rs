use std::env;
use std::io;
use std::path::Path;

pub async fn notes_of(folder: &Path) -> io::Result<String> {
    env::set_current_dir(folder)?;
    std::fs::read_to_string("notes.txt")
}

pub async fn notes_for(name: &str) -> io::Result<String> {
    env::set_var("NAME", name);
    let notes = std::fs::read_to_string("notes.txt")?;
    env::remove_var("NAME");
    Ok(notes)
}

pub async fn quiet(path: &Path) -> io::Result<String> {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let notes = std::fs::read_to_string(path)?;
    std::panic::set_hook(hook);
    Ok(notes)
}

pub async fn started(name: &str) -> io::Result<String> {
    env::set_var("NAME", name);
    let notes = tokio::fs::read_to_string("notes.txt").await?;
    env::set_var("READY", "1");
    Ok(notes)
}

pub async fn rest() {
    tokio::task::yield_now().await;
}

use std::error::Error;
use std::rc::Rc;
use std::thread;
use std::time::Duration;

type Outcome<T> = Result<T, Box<dyn Error>>;
type Attempt = Result<u32, Box<dyn Error>>;

const PAUSE: Duration = Duration::from_millis(1);

fn ask(n: u32) -> Outcome<u32> {
    if n < 2 {
        return Err("busy".into());
    }
    Ok(n)
}

fn parse(n: u32) -> Result<u32, String> {
    ask(n).map_err(|error| error.to_string())
}

async fn retry() -> u32 {
    let mut n = 0;
    loop {
        match ask(n) {
            Ok(n) => return n,
            Err(_) => thread::sleep(PAUSE),
        }
        n += 1;
    }
}

async fn while_busy() {
    let mut n = 0;
    while let Err(_) = ask(n) {
        thread::sleep(PAUSE);
        n += 1;
    }
}

async fn answered(n: u32) -> Outcome<u32> {
    if let Ok(n) = ask(n).as_ref() {
        thread::sleep(PAUSE);
        return Ok(*n);
    }
    let answer: Attempt = ask(n + 2);
    thread::sleep(PAUSE);
    answer
}

async fn lent() -> u32 {
    let shared = Rc::new(4);
    let n = *shared;
    drop(shared);
    thread::sleep(PAUSE);
    n
}

async fn parsed() -> u32 {
    let mut n = 0;
    loop {
        match parse(n) {
            Ok(n) => return n,
            Err(_) => thread::sleep(PAUSE),
        }
        n += 1;
    }
}

async fn opened(n: u32) -> Result<u32, String> {
    if ask(n).is_err() {
        thread::sleep(PAUSE);
    }
    match ask(n + 2).map_err(|error| error.to_string())? {
        2 => thread::sleep(PAUSE),
        _ => {}
    }
    if let Some(n) = ask(n).ok() {
        thread::sleep(PAUSE);
        return Ok(n);
    }
    let Ok(n) = ask(n + 2) else {
        return Err("never".into());
    };
    thread::sleep(PAUSE);
    drop(Rc::new(n));
    Ok(n)
}

#[tokio::main]
async fn main() {
    while_busy().await;
    println!("{} {:?}", retry().await, answered(1).await.ok());
    let parsed = tokio::spawn(parsed()).await.unwrap();
    let opened = tokio::spawn(opened(1)).await.unwrap();
    println!("{} {parsed} {opened:?}", lent().await);
}

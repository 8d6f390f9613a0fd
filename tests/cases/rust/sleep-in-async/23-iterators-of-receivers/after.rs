use std::sync::mpsc;
use std::time::Duration;

async fn drain(rows: mpsc::Receiver<u32>) {
    for row in rows.iter() {
        std::thread::sleep(Duration::from_millis(1));
        println!("row {row}");
    }
}

async fn rest(rows: mpsc::Receiver<u32>) {
    for row in rows {
        tokio::time::sleep(Duration::from_millis(1)).await;
        println!("rest {row}");
    }
}

#[tokio::main]
async fn main() {
    let (give, rows) = mpsc::channel();
    give.send(1).unwrap();
    drop(give);
    drain(rows).await;
    let (give, rows) = mpsc::channel();
    give.send(2).unwrap();
    drop(give);
    tokio::spawn(rest(rows)).await.unwrap();
    let open = || -> Box<dyn Fn() -> u32> { Box::new(|| 3) };
    let opened = open();
    std::thread::sleep(Duration::from_millis(1));
    println!("opened {}", opened());
    for argument in std::env::args().take(1) {
        std::thread::sleep(Duration::from_millis(1));
        println!("argument {}", argument.is_empty());
    }
}

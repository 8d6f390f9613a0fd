use std::cell::Cell;
use std::rc::Rc;
use std::thread;
use std::time::Duration;

struct Jitter {
    millis: Rc<u64>,
}

impl Jitter {
    fn delay(&self) -> Duration {
        Duration::from_millis(*self.millis)
    }

    fn into_millis(self) -> u64 {
        *self.millis
    }
}

fn jitter() -> Jitter {
    Jitter { millis: Rc::new(1) }
}

fn millis(jitter: &Jitter) -> u64 {
    *jitter.millis
}

fn sendable<T: Send>(future: T) -> T {
    future
}

async fn asked() {
    thread::sleep(jitter().delay());
}

async fn lent() {
    thread::sleep(Duration::from_millis(millis(&jitter())));
}

async fn opened() {
    thread::sleep(Duration::from_millis(*Rc::new(1)));
}

async fn taken() {
    thread::sleep(Duration::from_millis(
        jitter().millis.min(Rc::new(2)).pow(2),
    ));
}

async fn given() {
    let millis = jitter().into_millis();
    tokio::time::sleep(Duration::from_millis(millis)).await;
}

async fn walked() {
    tokio::time::sleep(Duration::from_millis(
        std::env::args().skip(9).count() as u64
    ))
    .await;
}

async fn asked_for_one() {
    let first = Duration::from_millis(u64::from(std::env::args().nth(9).is_some()));
    tokio::time::sleep(first).await;
    thread::sleep(Duration::from_millis(u64::from(
        std::env::args().nth(9).is_some(),
    )));
}

async fn a_cell(count: Cell<u64>) {
    let count = &count;
    thread::sleep(Duration::from_millis(1));
    println!("{}", count.get());
}

#[tokio::main]
async fn main() {
    tokio::time::sleep(jitter().delay()).await;
    tokio::spawn(sendable(given())).await.unwrap();
    tokio::spawn(sendable(walked())).await.unwrap();
    tokio::spawn(sendable(asked())).await.unwrap();
    tokio::spawn(sendable(lent())).await.unwrap();
    tokio::spawn(sendable(opened())).await.unwrap();
    tokio::spawn(sendable(asked_for_one())).await.unwrap();
    tokio::spawn(sendable(a_cell(Cell::new(2)))).await.unwrap();
    println!("done");
}

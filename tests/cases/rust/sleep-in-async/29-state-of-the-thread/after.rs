use std::cell::{Cell, RefCell};
use std::thread;
use std::time::Duration;

thread_local! {
    static DEPTH: Cell<u32> = const { Cell::new(0) };
    static NAMES: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

struct Entered;

impl Entered {
    fn new() -> Self {
        DEPTH.with(|d| d.set(d.get() + 1));
        Entered
    }
}

impl Drop for Entered {
    fn drop(&mut self) {
        DEPTH.with(|d| d.set(d.get() - 1));
    }
}

pub async fn nested(wait: Duration) {
    DEPTH.with(|d| d.set(d.get() + 1));
    thread::sleep(wait);
    DEPTH.with(|d| d.set(d.get() - 1));
}

pub async fn nested_set(wait: Duration) {
    DEPTH.set(DEPTH.get() + 1);
    thread::sleep(wait);
    DEPTH.set(DEPTH.get() - 1);
}

pub async fn guarded(wait: Duration) {
    let _entered = Entered::new();
    thread::sleep(wait);
}

pub async fn apart(wait: Duration) {
    tokio::time::sleep(wait).await;
    NAMES.with(|n| n.borrow_mut().push("a".to_owned()));
}

pub async fn quiet(wait: Duration) {
    let _quiet = tracing::subscriber::set_default(tracing::subscriber::NoSubscriber::default());
    thread::sleep(wait);
}

pub async fn cell_of_caller(state: &Cell<u32>, wait: Duration) {
    let n = state.get();
    thread::sleep(wait);
    state.set(n + 1);
}

pub struct Board {
    marks: RefCell<Vec<u32>>,
    score: Cell<u32>,
}

impl Board {
    fn top(&self) -> u32 {
        self.marks.borrow().iter().copied().max().unwrap_or(0)
    }

    pub async fn mark(&self) {
        let top = self.top();
        thread::sleep(Duration::from_millis(3));
        self.marks.borrow_mut().push(top + 1);
    }

    pub async fn add(&self) {
        tokio::time::sleep(Duration::from_millis(3)).await;
        self.score.set(self.score.get() + 1);
    }

    pub async fn shown(&self) {
        println!("{}", self.score.get());
        tokio::time::sleep(Duration::from_millis(3)).await;
        println!("{}", self.score.get());
    }
}

pub async fn rounds(wait: Duration) {
    for _ in 0..3 {
        NAMES.with_borrow_mut(|n| n.push("a".to_owned()));
        thread::sleep(wait);
    }
}

#[tokio::main]
async fn main() {
    DEPTH.set(1);
    tokio::time::sleep(Duration::from_millis(1)).await;
    println!("{}", DEPTH.get());
}

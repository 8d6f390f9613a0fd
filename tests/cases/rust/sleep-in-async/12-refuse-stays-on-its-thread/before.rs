use std::error::Error;
use std::rc::Rc;
use std::sync::{Mutex, MutexGuard};
use std::thread::sleep;
use std::time::Duration;

static NAMES: Mutex<Vec<String>> = Mutex::new(Vec::new());
const SHORT: Duration = Duration::from_millis(1);

struct Node {
    parent: Option<Rc<Node>>,
}

fn names() -> MutexGuard<'static, Vec<String>> {
    NAMES.lock().unwrap()
}

fn fails() -> Result<(), Box<dyn Error>> {
    Err("no".into())
}

fn fails_elsewhere() -> Result<(), Box<dyn Error + Send + Sync>> {
    Err("no".into())
}

async fn from_a_function() -> usize {
    let names = names();
    sleep(SHORT);
    names.len()
}

async fn an_error() {
    if let Err(error) = fails() {
        sleep(SHORT);
        println!("{error}");
    }
    if let Err(error) = fails_elsewhere() {
        sleep(SHORT);
        println!("{error}");
    }
}

async fn a_field() -> bool {
    let node = Node { parent: None };
    sleep(SHORT);
    node.parent.is_none()
}

async fn a_pointer(at: usize) -> bool {
    let place = at as *const u8;
    sleep(SHORT);
    place.is_null()
}

async fn by_a_branch() -> usize {
    let names = match NAMES.lock() {
        Ok(names) => names,
        Err(error) => error.into_inner(),
    };
    sleep(SHORT);
    names.len()
}

async fn in_a_list() -> usize {
    let all = vec![Rc::new(1)];
    sleep(SHORT);
    all.len()
}

async fn gone() -> usize {
    let shared = Rc::new(1);
    drop(shared);
    sleep(SHORT);
    let Some(name) = NAMES.lock().unwrap().pop() else {
        sleep(SHORT);
        return 0;
    };
    name.len()
}

#[tokio::main]
async fn main() {
    an_error().await;
    println!("{} {}", a_field().await, a_pointer(0).await);
    println!("{} {}", from_a_function().await, by_a_branch().await);
    println!("{} {}", in_a_list().await, gone().await);
}

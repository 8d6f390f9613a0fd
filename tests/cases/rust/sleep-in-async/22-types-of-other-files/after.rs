mod tree;

use std::thread::sleep;
use std::time::Duration;
use tree::{Leaf, Node, parse};

async fn with_a_node() -> bool {
    let node = Node { parent: None };
    sleep(Duration::from_millis(1));
    node.parent.is_none()
}

async fn with_a_leaf() -> usize {
    let leaf = Leaf { name: "leaf".to_owned() };
    tokio::time::sleep(Duration::from_millis(1)).await;
    leaf.name.len()
}

async fn with_an_error() {
    if let Err(error) = parse("x") {
        sleep(Duration::from_millis(1));
        println!("{error}");
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    with_an_error().await;
    println!("{} {}", with_a_node().await, with_a_leaf().await);
}

use std::sync::{Arc, Mutex};

#[derive(Default)]
struct Parts {
    left: Mutex<u32>,
    right: Mutex<u32>,
}

#[derive(Default)]
struct Node {
    parts: Arc<Parts>,
    links: Mutex<Vec<u32>>,
}

impl Node {
    fn sum(&self) -> u32 {
        let left = self.parts.left.lock().unwrap();
        let right = self.parts.right.lock().unwrap();
        *left + *right
    }

    fn product(&self) -> u32 {
        let parts = &self.parts;
        let right = parts.right.lock().unwrap();
        let left = parts.left.lock().unwrap();
        *left * *right
    }

    fn of_another(&self, other: &Parts) -> u32 {
        let right = other.right.lock().unwrap();
        let left = self.parts.left.lock().unwrap();
        *left / *right
    }

    fn merge(self: &Arc<Self>, other: &Arc<Node>) {
        let mut mine = self.links.lock().unwrap();
        let mut theirs = other.links.lock().unwrap();
        mine.append(&mut theirs);
    }
}

fn main() {
    let node = Arc::new(Node::default());
    *node.parts.right.lock().unwrap() = 2;
    node.merge(&Arc::default());
    println!("{} {}", node.sum(), node.product());
    println!("{}", node.of_another(&node.parts.clone_of()));
}

impl Parts {
    fn clone_of(&self) -> Parts {
        Parts {
            left: Mutex::new(1),
            right: Mutex::new(*self.right.lock().unwrap()),
        }
    }
}

use std::sync::{Mutex, RwLock};

struct Pair {
    name: String,
    items: Vec<(u32, u32)>,
}

struct View<'a> {
    items: &'a [(u32, u32)],
}

async fn tick() {}

async fn kept(pair: &Mutex<Pair>, text: &RwLock<(String, u32)>) -> usize {
    let Pair { ref name, .. } = *pair.lock().unwrap();
    let size = name.len();
    tick().await;
    let (word, _) = &*text.read().unwrap();
    tick().await;
    let first = &pair.lock().unwrap().items[0].1;
    tick().await;
    let view = View {
        items: &pair.lock().unwrap().items,
    };
    tick().await;
    size + word.len() + *first as usize + view.items.len()
}

async fn copied(pair: &Mutex<Pair>, text: &RwLock<(String, u32)>) -> usize {
    let (_, n) = *text.read().unwrap();
    tick().await;
    let count = &pair.lock().unwrap().items.len();
    tick().await;
    n as usize + count
}

#[tokio::main]
async fn main() {
    let text = RwLock::new((String::from("x"), 2));
    let pair = Mutex::new(Pair {
        name: String::new(),
        items: Vec::new(),
    });
    println!("{}", copied(&pair, &text).await);
    drop(kept(&pair, &text));
}

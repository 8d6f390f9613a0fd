use std::sync::Mutex;

async fn store(item: u32) {
    println!("{item}");
}

async fn otherwise(items: &Mutex<Vec<u32>>) {
    if let Some(item) = items.lock().unwrap().pop() {
        println!("{item}");
    } else {
        store(0).await;
    }
}

async fn inside(items: &Mutex<Vec<u32>>) {
    if let Some(item) = items.lock().unwrap().pop() {
        store(item).await;
    } else {
        println!("none");
    }
}

async fn matched(items: &Mutex<Vec<u32>>) {
    match items.lock().unwrap().pop() {
        Some(item) => println!("{item}"),
        None => store(0).await,
    }
}

use std::sync::Mutex;

async fn store(count: usize) {
    println!("{count}");
}

async fn add(items: &Mutex<Vec<u32>>, item: u32) {
    {
        let mut items = items.lock().unwrap(); // one at a time
        items.push(item); // the last use
    }

    store(1).await;
}

async fn count(items: &Mutex<Vec<u32>>) {
    let count = {
        let items = items.lock().unwrap();
        items.len()
    }; // of all
    store(count).await;
}

use std::rc::Rc;

async fn store(n: u32) {
    println!("stored {n}");
}

async fn keep(n: u32) {
    let shared = Rc::new(n);
    store(*shared).await;
    println!("kept {shared}");
}

async fn save(n: u32) {
    let _ = keep(n);
    let _ = store(n);
}

#[tokio::main]
async fn main() {
    tokio::spawn(save(1)).await.unwrap();
    println!("saved");
}

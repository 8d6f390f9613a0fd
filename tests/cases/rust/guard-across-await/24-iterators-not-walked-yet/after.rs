use std::sync::Mutex;

static NAMES: Mutex<Vec<u32>> = Mutex::new(Vec::new());

async fn publish() {
    tokio::task::yield_now().await;
}

async fn shown() {
    let texts = {
        let names = NAMES.lock().unwrap();
        let texts = names.iter().map(|name| name.to_string());
        texts.collect::<Vec<_>>()
    };
    publish().await;
    println!("{}", texts.join("+"));
}

async fn first() {
    let text = {
        let names = NAMES.lock().unwrap();
        names.iter().map(|name| name.to_string()).next()
    };
    publish().await;
    println!("{}", text.unwrap_or_default());
}

#[tokio::main]
async fn main() {
    shown().await;
    first().await;
    println!("both");
}

async fn ping(n: u32) {
    if n > 0 {
        pong(n - 1);
    }
}

async fn pong(n: u32) {
    if n > 0 {
        let _ = ping(n - 1);
    }
}

async fn once() {
    println!("once");
}

mod by_path {
    async fn once() {
        println!("inside");
    }

    pub async fn run() {
        super::once();
        self::once();
    }
}

mod by_glob {
    use super::*;

    pub async fn run() {
        let _ = once();
    }
}

#[tokio::main]
async fn main() {
    ping(1).await;
    pong(1).await;
    by_path::run().await;
    by_glob::run().await;
}

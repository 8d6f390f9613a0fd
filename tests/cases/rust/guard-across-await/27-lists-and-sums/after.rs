use std::sync::Mutex;

static SIZES: Mutex<Vec<u64>> = Mutex::new(Vec::new());

async fn send(n: u64) -> u64 {
    n
}

async fn two() -> u64 {
    let both = {
        let sizes = SIZES.lock().unwrap();
        vec![sizes.len() as u64, sizes.iter().sum::<u64>()]
    };
    send(both[0] + both[1]).await
}

async fn pair() -> u64 {
    let both = {
        let sizes = SIZES.lock().unwrap();
        [sizes.len(), sizes.capacity()]
    };
    send(both.len() as u64).await
}

async fn references() -> u64 {
    let sizes = SIZES.lock().unwrap();
    let both = vec![sizes.first(), sizes.last()];
    send(1).await + both.len() as u64
}

async fn folded() -> u64 {
    let all = {
        let sizes = SIZES.lock().unwrap();
        sizes.iter().fold(0, |all, size| {
            let more = all + size;
            more * 2
        })
    };
    send(all).await
}

async fn largest() -> u64 {
    let sizes = SIZES.lock().unwrap();
    let all = sizes.iter().fold(None, |_, size| Some(size));
    send(1).await + u64::from(all.is_some())
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    SIZES.lock().unwrap().extend([1, 2]);
    println!("{} {} {}", two().await, pair().await, references().await);
    println!("{} {}", folded().await, largest().await);
}

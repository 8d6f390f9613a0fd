use std::sync::Mutex;

static RATES: Mutex<Vec<u32>> = Mutex::new(Vec::new());

async fn publish(rate: u32) {
    tokio::task::yield_now().await;
    println!("rate {rate}");
}

async fn first() {
    let rate = {
        let all = RATES.lock().unwrap();
        if all.is_empty() {
            1
        } else {
            all[0]
        }
    };
    publish(rate).await;
}

async fn highest(seen: &Mutex<Vec<(String, u32)>>) {
    let rate = {
        let all = seen.lock().unwrap();
        all.iter()
            .filter(|one| one.0.starts_with("rate"))
            .map(|one| one.1 + 1)
            .max()
            .unwrap_or_default()
    };
    publish(rate).await;
}

async fn lowest() {
    let rate = {
        let rates = RATES.lock().unwrap();
        rates
            .iter()
            .copied()
            .filter(|rate| *rate > 0 && *rate < 100)
            .min()
            .unwrap_or_default()
    };
    publish(rate).await;
}

#[tokio::main]
async fn main() {
    first().await;
    let seen = Mutex::new(vec![("rate a".to_owned(), 3), ("rate b".to_owned(), 4)]);
    highest(&seen).await;
    lowest().await;
}

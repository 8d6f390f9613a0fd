const SIDE: usize = 4;
const ROWS: usize = 5_000;

async fn small() -> usize {
    let mut n = 0;
    for a in 0..SIDE {
        for b in 0..SIDE * 2 {
            n += a * b;
        }
    }
    n
}

async fn large() -> usize {
    let mut n = 0;
    for a in 0..ROWS {
        for b in 0..ROWS {
            n ^= a * b;
        }
    }
    n
}

#[tokio::main]
async fn main() {
    println!("{} {}", small().await, large().await > 0);
}

async fn is_prime_up_to(limit: u32) -> Vec<u32> {
    let mut found = Vec::new();
    for n in 2..limit {
        let mut prime = true;
        for d in 2..n {
            if n % d == 0 {
                prime = false;
                break;
            }
        }
        if prime {
            found.push(n);
        }
    }
    found
}

async fn product(rows: &[Vec<f64>], columns: &[Vec<f64>]) -> f64 {
    let mut sum = 0.0;
    for row in rows.iter() {
        for i in 0..columns.len() {
            for k in 0..row.len() {
                sum += row[k] * columns[i][k];
            }
        }
    }
    sum
}

async fn in_portions(width: usize, height: usize) -> usize {
    let mut sum = 0;
    for portion in 0..width {
        for x in 0..height {
            for y in 0..height {
                sum += x * y + portion;
            }
        }
        tokio::task::yield_now().await;
    }
    sum
}

async fn only_started(width: usize, height: usize) {
    let mut tasks = tokio::task::JoinSet::new();
    for x in 0..width {
        for y in 0..height {
            tasks.spawn(async move { x * y });
        }
    }
    tasks.join_all().await;
}

#[tokio::main]
async fn main() {
    println!("{:?}", is_prime_up_to(20).await);
    println!("{}", product(&[vec![1.0]], &[vec![2.0]]).await);
    println!("{}", in_portions(3, 4).await);
    only_started(2, 2).await;
}

use tokio::task::JoinSet;

async fn store(row: u32) {
    println!("{row}");
}

async fn import(rows: &[u32]) {
    let mut tasks = JoinSet::new();
    for &row in rows {
        tasks.spawn(store(row));
    }
    while let Some(result) = tasks.join_next().await {
        result.expect("task failed");
    }
}

#[tokio::main]
async fn main() {
    import(&[1]).await;
}

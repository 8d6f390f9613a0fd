async fn store(row: u32) {
    println!("{row}");
}

async fn import(rows: Vec<u32>) {
    for row in rows {
        _ = tokio::spawn(store(row));
    }
}

#[tokio::main]
async fn main() {
    import(vec![1]).await;
}

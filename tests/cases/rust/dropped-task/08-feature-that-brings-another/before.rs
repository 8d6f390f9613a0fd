async fn store(row: u32) {
    println!("{row}");
}

async fn import(rows: &[u32]) {
    for &row in rows {
        tokio::spawn(store(row));
    }
}

#[tokio::main]
async fn main() {
    import(&[1]).await;
}

use std::io;

async fn both(first: &str, second: &str) -> io::Result<Vec<String>> {
    let all = vec![
        tokio::fs::read_to_string(first).await?,
        tokio::fs::read_to_string(second).await?,
    ];
    tokio::task::yield_now().await;
    Ok(all)
}

async fn sizes(first: &str, second: &str) -> io::Result<()> {
    println!(
        "{} {size}",
        tokio::fs::read(first).await?.len(),
        size = tokio::fs::read(second).await?.len()
    );
    println!(
        "{first} {last:?}",
        last = tokio::fs::metadata(second).await?.modified().is_ok()
    );
    Ok(())
}

async fn buckets(first: &str) -> io::Result<[usize; 3_000]> {
    let many = vec![tokio::fs::metadata(first).await?.len() as usize; u8::MAX as usize + 1];
    let all = [tokio::fs::read_to_string(first).await?.trim().len() + many.len(); 3_000];
    Ok(all)
}

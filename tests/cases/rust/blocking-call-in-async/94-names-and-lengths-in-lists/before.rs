use std::fs;
use std::io;

async fn both(first: &str, second: &str) -> io::Result<Vec<String>> {
    let all = vec![fs::read_to_string(first)?, fs::read_to_string(second)?];
    tokio::task::yield_now().await;
    Ok(all)
}

async fn sizes(first: &str, second: &str) -> io::Result<()> {
    println!("{} {size}", fs::read(first)?.len(), size = fs::read(second)?.len());
    println!("{first} {last:?}", last = fs::metadata(second)?.modified().is_ok());
    Ok(())
}

async fn buckets(first: &str) -> io::Result<[usize; 3_000]> {
    let many = vec![fs::metadata(first)?.len() as usize; u8::MAX as usize + 1];
    let all = [fs::read_to_string(first)?.trim().len() + many.len(); 3_000];
    Ok(all)
}

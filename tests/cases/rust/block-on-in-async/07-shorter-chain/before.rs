use tokio::runtime::Runtime;

async fn load(id: u32) -> Result<u32, String> {
    Ok(id)
}

async fn first(id: u32) -> Result<u32, String> {
    let row = Runtime::new()
        .unwrap()
        .block_on(load(id))
        .map_err(|error| format!("failed: {error}"))?;
    Ok(row)
}

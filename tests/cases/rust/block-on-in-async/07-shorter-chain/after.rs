async fn load(id: u32) -> Result<u32, String> {
    Ok(id)
}

async fn first(id: u32) -> Result<u32, String> {
    let row = load(id).await.map_err(|error| format!("failed: {error}"))?;
    Ok(row)
}

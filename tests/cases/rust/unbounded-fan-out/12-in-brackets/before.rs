use futures::future::{join_all, try_join_all};

async fn load(id: u32) -> u32 {
    id
}

async fn check(id: u32) -> Result<u32, String> {
    Ok(id)
}

async fn all(ids: Vec<u32>) -> Result<Vec<u32>, String> {
    Ok(join_all(ids.into_iter().map(load)).await)
}

async fn some(ids: Vec<u32>) -> Option<Vec<u32>> {
    Some(join_all(ids.into_iter().map(load)).await)
}

async fn checked(ids: Vec<u32>) -> Result<Vec<u32>, String> {
    Ok(try_join_all(ids.into_iter().map(check)).await?)
}

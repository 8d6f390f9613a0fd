use reqwest::{Client, Response, Result};
use std::time::Duration;

const LIMIT: Duration = Duration::from_secs(3);

struct Api {
    client: Client,
}

pub async fn one(url: &str) -> Result<Response> {
    let client = Client::new();
    client.get(url).timeout(LIMIT).send().await
}

pub async fn several(url: &str) -> Result<String> {
    let client = Client::builder().user_agent("probe").build()?;
    client.head(url).timeout(LIMIT).send().await?;
    let answer = tokio::time::timeout(LIMIT, client.get(url).send()).await;
    match answer {
        Ok(answer) => answer?.text().await,
        Err(_) => Ok(String::new()),
    }
}

pub async fn not_all(url: &str) -> Result<Response> {
    let client = Client::new();
    client.head(url).timeout(LIMIT).send().await?;
    client.get(url).send().await
}

pub fn kept() -> Result<Api> {
    let client = Client::builder().gzip(true).build()?;
    Ok(Api { client })
}

pub async fn lent(url: &str) -> Result<Response> {
    let client = Client::new();
    get(&client, url).await
}

async fn get(client: &Client, url: &str) -> Result<Response> {
    client.get(url).send().await
}

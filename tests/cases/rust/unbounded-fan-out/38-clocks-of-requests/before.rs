use futures::future::join_all;
use reqwest::{Client, Error, Response};
use std::time::Duration;

pub fn client() -> Client {
    Client::builder()
        .timeout(Duration::from_secs(10))
        .build()
        .unwrap()
}

pub async fn all(client: &Client, urls: &[String]) -> Vec<Result<Response, Error>> {
    join_all(urls.iter().map(|url| client.get(url).send())).await
}

pub async fn polled(client: &Client, urls: &[String]) -> Vec<Result<Response, Error>> {
    join_all(
        urls.iter()
            .map(|url| async move { client.get(url).send().await }),
    )
    .await
}

pub async fn owned(client: Client, urls: Vec<String>) -> Vec<Result<Response, Error>> {
    join_all(urls.into_iter().map(|url| client.get(url).send())).await
}

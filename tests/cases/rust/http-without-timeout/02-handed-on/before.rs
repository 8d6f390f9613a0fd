use reqwest::Client;
use std::sync::{Arc, LazyLock, OnceLock};
use std::time::Duration;

static CLIENT: LazyLock<Client> = LazyLock::new(Client::new);
static SHARED: OnceLock<Client> = OnceLock::new();

fn shared() -> &'static Client {
    SHARED.get_or_init(Client::default)
}

fn again() -> &'static Client {
    SHARED.get_or_init(|| Client::new())
}

fn quiet() -> Arc<Client> {
    let client = Client::builder().pool_max_idle_per_host(4).build();
    Arc::new(client.expect("client"))
}

fn timed(limit: Duration) -> reqwest::Result<Client> {
    Client::builder().gzip(true).timeout(limit).build()
}

async fn status(urls: &[String]) -> Vec<u16> {
    let mut out = Vec::new();
    for url in urls {
        match reqwest::get(url).await {
            Ok(response) => out.push(response.status().as_u16()),
            Err(error) if error.is_timeout() => out.push(0),
            Err(_) => {}
        }
    }
    out
}

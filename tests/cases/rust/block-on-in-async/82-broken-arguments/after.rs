use std::time::Duration;

#[derive(Clone)]
struct Client {
    base: String,
}

async fn greet(first: &str, last: &str, number: usize) -> Result<usize, String> {
    Ok(first.len() + last.len() + number)
}

impl Client {
    async fn fetch(&self, path: &str, timeout: Duration) -> Result<usize, String> {
        Ok(self.base.len() + path.len() + timeout.as_secs() as usize)
    }

    async fn all(&self, base: &str) -> Result<usize, String> {
        let body = self
            .fetch(
                &format!("{}/items/with/a/long/path", base),
                Duration::from_secs(3),
            )
            .await;
        let more = greet(
            "a rather long first name",
            "a rather long last name",
            base.len(),
        )
        .await?;
        let last = self
            .clone()
            .fetch("a longer path than others", Duration::from_millis(10))
            .await;
        let both = futures::future::join(
            greet("a", "b", 1),
            self.fetch("other", Duration::from_secs(1)),
        )
        .await;
        let first = self
            .fetch(
                "a path that is longer than a line",
                Duration::from_millis(1000),
            )
            .await?;
        let short = self
            .fetch("a path that is short for lines", Duration::from_millis(10))
            .await
            .unwrap_or(1);
        println!("{:?} {:?} {:?} {:?}", body, more, last, both);
        if short > 3 {
            self.fetch(
                "a path that is longer than a line",
                Duration::from_millis(1000),
            )
            .await?;
            return self
                .fetch(
                    "a path that is longer than a line",
                    Duration::from_millis(1000),
                )
                .await;
        }
        Ok(first + short)
    }
}

#[tokio::main]
async fn main() {
    let client = Client { base: "b".into() };
    println!("{:?}", client.all("c").await);
}

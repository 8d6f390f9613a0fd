#[derive(Clone)]
struct Mailer;

impl Mailer {
    async fn deliver(&self, to: String) -> Result<usize, String> {
        Ok(to.len())
    }

    async fn batch(&self, to: Vec<String>) {
        for address in to {
            let me = self.clone();
            tokio::spawn(async move { me.deliver(address).await });
        }
    }
}

async fn relay(mailers: Vec<Box<Mailer>>) {
    for mailer in mailers {
        tokio::spawn(async move { mailer.deliver(String::new()).await });
    }
}

#[tokio::main]
async fn main() {
    Mailer.batch(vec!["a".to_string()]).await;
    relay(vec![Box::new(Mailer)]).await;
    println!("done");
}

use std::sync::Mutex;

struct Zähler {
    größe: Mutex<usize>,
}

async fn melde(text: &str) -> String {
    tokio::task::yield_now().await;
    text.to_string()
}

impl Zähler {
    async fn erhöhe(&self) -> String {
        let text = {
            let mut größe = self.größe.lock().unwrap();
            *größe += 1;
            format!("{größe}")
        };
        melde(&text).await
    }

    async fn breit(&self) -> String {
        let breite = {
            let größe = self.größe.lock().unwrap();
            *größe
        };
        println!("{:>breite$}|{:.breite$}", 1, 2.125);
        melde("breit").await
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let zähler = Zähler {
        größe: Mutex::new(2),
    };
    println!("{} {}", zähler.erhöhe().await, zähler.breit().await);
}

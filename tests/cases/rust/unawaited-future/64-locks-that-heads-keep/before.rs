use tokio::sync::Mutex;

struct Log {
    lines: Mutex<Vec<String>>,
}

impl Log {
    async fn add(&self, text: &str) {
        self.lines.lock().await.push(text.to_string());
    }

    async fn say(&self, text: &str) {
        drop(text.to_string());
    }

    async fn first(&self) {
        if let Some(first) = self.lines.lock().await.first() {
            self.add(first);
        }
    }

    async fn count(&self) {
        match self.lines.lock().await.len() {
            0 => {
                self.add("none");
            }
            _ => {
                self.say("some");
            }
        }
    }

    async fn again(&self) {
        for line in self.lines.lock().await.iter() {
            self.add(line);
        }
    }

    async fn argument(&self) {
        self.add(&self.lines.lock().await[0]);
    }

    async fn test(&self) {
        if self.lines.lock().await.is_empty() {
            self.add("first");
        }
    }

    async fn value(&self) {
        let first = self.lines.lock().await.first().cloned();
        if let Some(first) = first {
            self.add(&first);
        }
    }
}

#[tokio::main]
async fn main() {
    let log = Log {
        lines: Mutex::new(vec!["a".to_string()]),
    };
    log.first().await;
    log.count().await;
    log.again().await;
    log.argument().await;
    log.test().await;
    log.value().await;
    println!("{}", log.lines.lock().await.is_empty());
}

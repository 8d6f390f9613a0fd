use async_trait::async_trait;

#[async_trait]
trait Sink: Send + Sync {
    async fn put(&self, line: String);
    fn name(&self) -> String;
}

struct Screen(&'static str);

#[async_trait]
impl Sink for Screen {
    async fn put(&self, line: String) {
        println!("{}: {line}", self.0);
    }

    fn name(&self) -> String {
        self.0.into()
    }
}

struct Fan {
    sinks: Vec<Box<dyn Sink>>,
}

impl Fan {
    async fn put(&self, line: &str) {
        for (at, sink) in self.sinks.iter().enumerate() {
            sink.put(format!("{at} {line}")).await;
            sink.name();
        }
        self.sinks[0].put(line.to_string()).await;
    }
}

#[tokio::main]
async fn main() {
    let fan = Fan {
        sinks: vec![Box::new(Screen("a")), Box::new(Screen("b"))],
    };
    fan.put("line").await;
}

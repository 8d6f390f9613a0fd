use std::time::Duration;
use tokio::task::JoinSet;

struct Crew {
    tasks: JoinSet<u32>,
}

impl Crew {
    async fn finish(&mut self) {
        while let Some(_) = self.tasks.join_next().await {}
    }

    async fn one(&mut self) {
        self.tasks.join_next().await;
        let _ = self.tasks.join_next().await;
        let _result = self.tasks.join_next().await;
    }

    async fn seen(mut self) -> u32 {
        let mut sum = 0;
        while let Some(result) = self.tasks.join_next().await {
            sum += result.unwrap();
        }
        if let Some(Ok(n)) = self.tasks.join_next().await {
            sum += n;
        }
        sum
    }
}

async fn stopped(tasks: &mut JoinSet<()>) {
    tasks.abort_all();
    while tasks.join_next().await.is_some() {}
}

async fn drained(n: u64) {
    let mut tasks = JoinSet::new();
    for i in 0..n {
        tasks.spawn(tokio::time::sleep(Duration::from_millis(i)));
        if tasks.len() > 3 {
            tasks.join_next().await;
        }
    }
    while tasks.join_next().await.is_some() {}
}

#[tokio::main]
async fn main() {
    let mut crew = Crew {
        tasks: JoinSet::new(),
    };
    crew.finish().await;
    crew.one().await;
    println!("{}", crew.seen().await);
    drained(2).await;
    stopped(&mut JoinSet::new()).await;
}

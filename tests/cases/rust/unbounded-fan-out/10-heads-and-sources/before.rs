use futures::future::join_all;
use std::future::{ready, Future, Ready};

struct Jobs {
    waiting: Vec<Ready<u32>>,
}

fn made(ids: &[u32]) -> Vec<Ready<u32>> {
    ids.iter().map(|id| ready(*id)).collect()
}

fn lazy(ids: &[u32]) -> impl Iterator<Item = Ready<u32>> + '_ {
    ids.iter().map(|id| ready(*id + 1))
}

fn boxed(ids: &[u32]) -> Box<dyn Iterator<Item = Ready<u32>> + Send + '_> {
    Box::new(lazy(ids))
}

async fn check(id: u32) -> Result<u32, u32> {
    if id < 9 {
        Ok(id)
    } else {
        Err(id)
    }
}

impl Jobs {
    async fn run(self, ids: &[u32]) -> Result<u32, u32> {
        let mut sum = join_all(self.waiting).await.len() as u32;
        fn is_send(it: impl Future<Output = u32> + Send) -> impl Future<Output = u32> + Send {
            it
        }
        for id in join_all(made(ids)).await.into_iter().filter(|id| *id > 0) {
            sum += id;
        }
        sum += is_send(async move {
            let found = join_all(lazy(ids)).await;
            found.iter().sum()
        })
        .await;
        match join_all(boxed(ids)).await.first() {
            Some(id) => sum += id,
            None => sum += 1,
        }
        let _ = join_all(ids.iter().map(|id| check(*id)))
            .await
            .into_iter()
            .collect::<Result<Vec<_>, _>>()?;
        Ok(sum)
    }
}

#[tokio::main]
async fn main() {
    let jobs = Jobs {
        waiting: vec![ready(1)],
    };
    println!("{:?}", jobs.run(&[1, 2, 3]).await);
}

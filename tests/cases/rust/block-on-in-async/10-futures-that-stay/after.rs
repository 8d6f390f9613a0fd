use std::rc::Rc;

use futures::executor::block_on;

async fn price(n: u32) -> u32 {
    n * 2
}

async fn shared_price(n: u32) -> u32 {
    let shared = Rc::new(n);
    price(*shared).await + *shared
}

async fn of_shared(shared: Rc<u32>) -> u32 {
    *shared
}

async fn outer(n: u32) -> u32 {
    shared_price(n).await
}

async fn report(n: u32) -> u32 {
    let mut sum = block_on(shared_price(n));
    sum += block_on(of_shared(Rc::new(n)));
    sum += block_on(outer(n));
    sum += block_on(async {
        let shared = Rc::new(n);
        price(*shared).await + *shared
    });
    sum += async {
        let known = *Rc::new(n);
        price(known).await
    }
    .await;
    sum
}

#[tokio::main]
async fn main() {
    println!("{}", tokio::spawn(report(2)).await.unwrap());
}

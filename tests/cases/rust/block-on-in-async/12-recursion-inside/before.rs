use futures::executor::block_on;
use futures::future::join;

#[derive(Default)]
struct Node {
    size: u32,
    next: Option<Box<Node>>,
}

impl Node {
    async fn total(&self) -> u32 {
        match self.next.as_deref() {
            Some(next) => block_on(async { next.total().await + 1 }),
            None => self.size,
        }
    }
}

struct Cache {
    node: Node,
}

impl Cache {
    async fn total(&self) -> u32 {
        block_on(async { self.node.total().await + 1 })
    }
}

async fn fib(n: u32) -> u32 {
    if n < 2 {
        return n;
    }
    let (a, b) = block_on(join(fib(n - 1), fib(n - 2)));
    a + b
}

async fn countdown(n: u32) -> u32 {
    if n == 0 {
        return 0;
    }
    block_on(async { countdown(n - 1).await + 1 })
}

async fn boxed(n: u32) -> u32 {
    if n == 0 {
        return 0;
    }
    block_on(Box::pin(boxed(n - 1)))
}

async fn pair(n: u32) -> (u32, u32) {
    block_on(join(fib(n), countdown(n)))
}

#[tokio::main]
async fn main() {
    let cache = Cache {
        node: Node::default(),
    };
    println!("{}", cache.total().await);
    println!("{} {}", fib(1).await, countdown(0).await);
    println!("{} {:?}", boxed(0).await, pair(0).await);
}

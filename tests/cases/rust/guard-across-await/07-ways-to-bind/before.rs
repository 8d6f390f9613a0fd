use std::sync::{Mutex, RwLock};

static NAMES: Mutex<Vec<String>> = Mutex::new(Vec::new());
static LIMIT: RwLock<usize> = RwLock::new(4);

async fn work(n: usize) -> usize {
    n
}

async fn let_else() -> usize {
    let Ok(names) = NAMES.lock() else {
        return 0;
    };
    let n = names.len();
    work(n).await
}

async fn let_else_and_used() -> usize {
    let Ok(mut names) = NAMES.lock() else {
        return 0;
    };
    names.push(String::new());
    let n = work(1).await;
    names.pop();
    n
}

async fn another_error() -> Result<usize, String> {
    let limit = LIMIT.read().map_err(|error| error.to_string())?;
    let most = *limit + 1;
    Ok(work(most).await)
}

async fn poisoned_or_not() {
    for name in ["ada", "bo"] {
        let mut names = NAMES.lock().unwrap_or_else(|error| error.into_inner());
        names.push(name.to_string());
        if names.len() > 1 {
            continue;
        }
        work(1).await;
    }
}

async fn shadowed() -> usize {
    let names = NAMES.lock().unwrap();
    let names = names.len();
    work(names).await
}

async fn in_the_same_statement() -> usize {
    let names = NAMES.lock().unwrap();
    work(names.len()).await
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    poisoned_or_not().await;
    println!("{} {}", let_else().await, let_else_and_used().await);
    println!("{:?} {}", another_error().await, shadowed().await);
    println!("{}", in_the_same_statement().await);
}

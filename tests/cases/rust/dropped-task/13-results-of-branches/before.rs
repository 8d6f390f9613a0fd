use std::sync::atomic::{AtomicUsize, Ordering};

static SUM: AtomicUsize = AtomicUsize::new(0);

async fn named(sizes: Vec<usize>) {
    for size in sizes {
        tokio::spawn(async move {
            let checked: Result<usize, String> = size.checked_add(1).ok_or("full".to_string());
            checked
        });
    }
}

async fn branches(sizes: Vec<usize>) {
    for size in sizes {
        tokio::spawn(async move {
            if size > 3 {
                Err(format!("{size} is too large"))
            } else {
                Ok(size)
            }
        });
    }
}

async fn arms(sizes: Vec<usize>) {
    for size in sizes {
        tokio::spawn(async move {
            match size {
                0 => Err("none"),
                _ => Ok(()),
            }
        });
    }
}

async fn looked_at(sizes: Vec<usize>) {
    for size in sizes {
        tokio::spawn(async move {
            let checked: Result<usize, String> = size.checked_add(1).ok_or("full".to_string());
            let more = checked.unwrap_or(0);
            if more > 1 {
                SUM.fetch_add(more, Ordering::SeqCst);
            }
        });
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    named(vec![1]).await;
    branches(vec![2]).await;
    arms(vec![3]).await;
    looked_at(vec![4]).await;
    tokio::task::yield_now().await;
    tokio::task::yield_now().await;
    println!("{}", SUM.load(Ordering::SeqCst));
}

use std::thread;
use std::time::Duration;

async fn first() {
    tokio::time::sleep(Duration::from_millis(1)).await;
}

mod by_name {
    use std::time::Duration;

    pub async fn second() {
        tokio::time::sleep(Duration::from_millis(1)).await;
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

mod by_glob {
    use super::*;

    pub fn value() -> u32 {
        thread::spawn(|| 7).join().unwrap()
    }

    pub async fn third() {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }

    pub mod thread_of_its_own {
        mod thread {
            pub fn sleep(_: u32) {}
        }

        pub async fn fourth() {
            thread::sleep(1);
        }
    }
}

async fn local_name() {
    tokio::time::sleep(Duration::from_millis(1)).await;
}

#[tokio::main]
async fn main() {
    first().await;
    by_name::second().await;
    by_glob::third().await;
    by_glob::thread_of_its_own::fourth().await;
    local_name().await;
    println!("{}", by_glob::value());
}

use std::thread;
use std::thread::sleep as nap;
use std::time::Duration;

async fn first() {
    thread::sleep(Duration::from_millis(1));
}

mod by_name {
    use super::nap;
    use std::time::Duration;

    pub async fn second() {
        nap(Duration::from_millis(1));
        super::thread::sleep(Duration::from_millis(1));
    }
}

mod by_glob {
    use super::*;

    pub fn value() -> u32 {
        thread::spawn(|| 7).join().unwrap()
    }

    pub async fn third() {
        thread::sleep(Duration::from_millis(1));
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
    let wait = thread::sleep;
    wait(Duration::from_millis(1));
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

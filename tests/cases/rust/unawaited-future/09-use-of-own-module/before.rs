mod repo {
    pub mod users {
        #[derive(Debug)]
        pub enum Error {
            Gone,
        }

        pub async fn delete(id: u64) -> Result<(), Error> {
            println!("delete {id}");
            (id > 0).then_some(()).ok_or(Error::Gone)
        }

        pub async fn touch(id: u64) {
            println!("touch {id}");
        }

        pub fn count(id: u64) -> u64 {
            id
        }
    }
}

mod inner {
    use super::repo::users::touch as mark;

    pub async fn run() {
        mark(7);
    }
}

use self::repo::users::count;
use repo::users::{self, touch, Error};

async fn remove(id: u64) -> Result<(), Error> {
    touch(id);
    users::touch(id + 1);
    users::delete(id);
    count(id);
    users::count(id);
    let later = touch(id + 2);
    later.await;
    inner::run().await;
    Ok(())
}

#[tokio::main]
async fn main() {
    let _ = touch(1);
    println!("{:?}", remove(2).await);
}

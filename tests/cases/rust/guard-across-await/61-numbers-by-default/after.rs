use std::collections::HashMap;
use std::sync::Mutex;

struct Conf {
    limit: usize,
    name: &'static str,
}

static CONFS: Mutex<Option<HashMap<u32, Conf>>> = Mutex::new(None);

async fn tick() {
    tokio::task::yield_now().await;
}

async fn limit(id: u32) -> usize {
    let limit = {
        let confs = CONFS.lock().unwrap();
        confs
            .iter()
            .find_map(|all| all.get(&id))
            .map(|conf| conf.limit)
            .unwrap_or(8)
    };
    tick().await;
    limit
}

async fn name(id: u32) -> usize {
    let confs = CONFS.lock().unwrap();
    let all = confs.iter().find_map(|all| all.get(&id));
    let name = all.map(|conf| conf.name).unwrap_or("");
    tick().await;
    name.len()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let conf = Conf {
        limit: 3,
        name: "a",
    };
    *CONFS.lock().unwrap() = Some(HashMap::from([(1, conf)]));
    println!("{} {} {}", limit(1).await, limit(2).await, name(1).await);
}

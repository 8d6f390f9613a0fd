use std::collections::{BTreeSet, HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, RwLock};
use std::time::{Duration, Instant};

#[derive(Debug, Clone)]
pub struct Peer {
    pub addr: String,
    pub seen: Instant,
    pub weight: u32,
}

#[derive(Debug)]
pub struct View {
    addrs: Vec<String>,
    total: u32,
}

#[derive(Default)]
pub struct State {
    pub peers: HashMap<u32, Peer>,
    pub queue: VecDeque<u32>,
    pub epoch: u64,
}

type Shared = Arc<Mutex<State>>;

fn peers(shared: &Shared) -> MutexGuard<'_, State> {
    shared.lock().unwrap()
}

async fn send(n: u64) -> u64 {
    tokio::task::yield_now().await;
    n
}

async fn epoch(shared: &Shared) -> u64 {
    let state = peers(shared);
    let epoch = state.epoch;
    send(epoch).await
}

async fn copied(total: &Mutex<u64>) -> u64 {
    let guard = total.lock().unwrap();
    let now = *guard;
    send(now).await
}

async fn next(shared: &Shared) -> Option<u64> {
    let mut state = shared.lock().unwrap();
    state.epoch += 1;
    let id = state.queue.pop_front()?;
    Some(send(u64::from(id)).await)
}

async fn view(shared: &Shared) -> View {
    let state = shared.lock().expect("no panic under the lock");
    let view = View {
        addrs: state.peers.values().map(|peer| peer.addr.clone()).collect(),
        total: state.peers.values().map(|peer| peer.weight).sum(),
    };
    send(1).await;
    view
}

async fn chosen(shared: &Shared, id: u32) -> Option<String> {
    let state = shared.lock().unwrap();
    let addr = match state.peers.get(&id) {
        Some(peer) if peer.weight > 0 => peer.addr.clone(),
        Some(_) => String::from("none"),
        None => return None,
    };
    send(2).await;
    Some(addr)
}

async fn stale(shared: &Shared, after: Duration) -> Vec<u32> {
    let mut state = shared.lock().unwrap();
    let stale: BTreeSet<u32> = state
        .peers
        .iter()
        .filter(|(_, peer)| peer.seen.elapsed() > after)
        .map(|(id, _)| *id)
        .collect();
    state.peers.retain(|id, _| !stale.contains(id));
    let queue = std::mem::take(&mut state.queue);
    for id in &queue {
        send(u64::from(*id)).await;
    }
    queue.into_iter().collect()
}

async fn kept(shared: &Shared) -> usize {
    let state = shared.lock().unwrap();
    let longest = state.peers.values().max_by_key(|peer| peer.addr.len());
    send(3).await;
    longest.map_or(0, |peer| peer.addr.len())
}

async fn inner(shared: &Shared) -> usize {
    let state = shared.lock().unwrap();
    let pair = state.peers.iter().next().unwrap();
    let name = &pair.1.addr;
    send(3).await;
    name.len()
}

async fn tuple(shared: &Shared, names: &RwLock<Vec<String>>) -> usize {
    let names = names.read().unwrap();
    let (count, first) = (names.len(), names.first().cloned());
    send(4).await;
    let guard = shared.try_lock().unwrap();
    first.map_or(count, |first| first.len()) + guard.queue.len()
}

async fn given(shared: Shared) -> u64 {
    let guard = shared.lock().unwrap();
    let n = used(guard);
    send(n).await
}

fn used(state: MutexGuard<'_, State>) -> u64 {
    state.epoch
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let shared = Shared::default();
    println!("{} {:?}", epoch(&shared).await, next(&shared).await);
    println!("{:?} {:?}", view(&shared).await, chosen(&shared, 1).await);
    println!("{:?}", stale(&shared, Duration::ZERO).await);
    println!("{}", given(shared).await);
    println!("{}", copied(&Mutex::new(1)).await);
}

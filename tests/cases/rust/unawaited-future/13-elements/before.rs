use std::collections::VecDeque;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::Arc;

static PINGS: AtomicU32 = AtomicU32::new(0);

struct Peer;

impl Peer {
    async fn ping(&self) {
        PINGS.fetch_add(1, Ordering::SeqCst);
    }
}

struct Other;

impl Other {
    fn ping(&self) {}
}

struct Cluster {
    peers: Vec<Arc<Peer>>,
    leader: Option<Peer>,
    queue: VecDeque<Peer>,
    others: Vec<Other>,
}

impl Cluster {
    async fn ping_all(&mut self) {
        for peer in &self.peers {
            peer.ping();
        }
        for peer in self.queue.iter() {
            let _ = peer.ping();
        }
        if let Some(leader) = &self.leader {
            leader.ping();
        }
        let Some(leader) = self.leader.as_ref() else {
            return;
        };
        leader.ping();
        self.peers[0].ping();
        for other in &self.others {
            other.ping();
        }
    }
}

async fn some(peers: &[Peer], owned: Vec<Peer>) {
    let first = &peers[0];
    first.ping();
    for peer in owned.into_iter().rev() {
        peer.ping();
    }
}

#[tokio::main]
async fn main() {
    let mut cluster = Cluster {
        peers: vec![Arc::new(Peer)],
        leader: Some(Peer),
        queue: VecDeque::from([Peer, Peer]),
        others: vec![Other],
    };
    cluster.ping_all().await;
    some(&[Peer], vec![Peer, Peer]).await;
    println!("{}", PINGS.load(Ordering::SeqCst));
}

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

struct Peer(u32);

impl Peer {
    async fn hello(&self) {
        println!("hello {}", self.0);
    }
}

struct Node {
    peers: HashMap<u32, Arc<Peer>>,
    list: Vec<Peer>,
}

impl Node {
    async fn all(&mut self, names: &BTreeMap<String, Peer>) -> Option<u32> {
        for peer in self.peers.values() {
            peer.hello().await;
        }
        for (id, peer) in &self.peers {
            println!("{id}");
            peer.hello().await;
        }
        for (at, peer) in self.list.iter().enumerate() {
            println!("{at}");
            peer.hello().await;
        }
        for (_, peer) in names.iter() {
            peer.hello().await;
        }
        if let Some(peer) = self.peers.get(&1) {
            peer.hello().await;
        }
        let Some(peer) = self.list.first() else {
            return None;
        };
        peer.hello().await;
        let last = self.list.last()?;
        last.hello().await;
        let one = names.get("one").unwrap();
        one.hello().await;
        self.peers[&1].hello().await;
        while let Some(peer) = self.list.pop() {
            peer.hello().await;
        }
        Some(1)
    }
}

#[tokio::main]
async fn main() {
    let mut node = Node {
        peers: HashMap::from([(1, Arc::new(Peer(1)))]),
        list: vec![Peer(2)],
    };
    let names = BTreeMap::from([("one".to_string(), Peer(3))]);
    println!("{:?}", node.all(&names).await);
}

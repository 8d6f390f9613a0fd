use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::OnceLock;
use tokio::sync::mpsc::{unbounded_channel as open, UnboundedReceiver, UnboundedSender};

type Pair<T> = (UnboundedSender<T>, UnboundedReceiver<T>);

fn lanes(count: usize) -> Vec<(Sender<u64>, Receiver<u64>)> {
    std::iter::repeat_with(mpsc::channel).take(count).collect()
}

fn own(given: Option<Pair<u8>>) -> Pair<u8> {
    given.unwrap_or_else(open)
}

fn channel(name: &str) -> String {
    name.to_uppercase()
}

fn names(list: &[&str]) -> Vec<String> {
    list.iter().copied().map(channel).collect()
}

fn main() {
    static NAMES: OnceLock<Vec<String>> = OnceLock::new();
    let first = NAMES.get_or_init(|| names(&["a", "b"]));
    println!("{first:?} {}", lanes(2).len());
    println!("{}", own(None).0.send(1).is_err());
}

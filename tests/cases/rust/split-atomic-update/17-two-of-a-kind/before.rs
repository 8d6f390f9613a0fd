use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::sync::Arc;

#[derive(Default)]
struct Pair {
    a: AtomicUsize,
    b: AtomicUsize,
}

fn litmus() -> usize {
    let x = Arc::new(AtomicUsize::new(0));
    let y = Arc::new(AtomicUsize::new(0));
    let th = {
        let (x, y) = (x.clone(), y.clone());
        std::thread::spawn(move || x.store(y.load(Relaxed), Relaxed))
    };
    let a = x.load(Relaxed);
    y.store(1, Relaxed);
    th.join().unwrap();
    a
}

fn same(x: &Arc<AtomicUsize>, pairs: &[Pair], n: usize) -> usize {
    let y = x.clone();
    let old = y.load(Relaxed);
    x.store(old + 1, Relaxed);
    let p = &pairs[0];
    let q = &pairs[n];
    let v = p.a.load(Relaxed);
    q.a.store(v + 1, Relaxed);
    let w = p.a.load(Relaxed);
    p.b.store(w + 1, Relaxed);
    let d = Pair::default();
    let e = Pair::default();
    let u = d.a.load(Relaxed);
    e.a.store(u + 1, Relaxed);
    old
}

fn flagged(done: &AtomicBool, list: &mut Vec<u32>) {
    if !done.load(Relaxed) {
        // Nobody else may come here.
        done.store(true, Relaxed);
        list.push(1);
    }
}

fn main() {
    litmus();
    same(&Arc::default(), &[Pair::default()], 0);
    flagged(&AtomicBool::new(false), &mut vec![]);
}

use std::sync::Mutex;

struct Acc {
    name: String,
    n: i64,
    list: Vec<String>,
}

async fn send(text: &str) -> usize {
    text.len()
}

async fn a(m: &Mutex<Acc>) -> usize {
    let g = m.lock().unwrap();
    let n = g.n.min(3).max(1).pow(2);
    send("x").await + n as usize
}

async fn b(m: &Mutex<Acc>) -> Result<usize, std::num::ParseIntError> {
    let g = m.lock().unwrap();
    let n = g.name.trim().parse::<usize>()?;
    Ok(send("x").await + n)
}

async fn c(m: &Mutex<Acc>) -> usize {
    let g = m.lock().unwrap();
    let line = g.list.join(",").repeat(2).to_ascii_uppercase();
    send(&line).await
}

async fn d(m: &Mutex<Acc>) -> usize {
    let g = m.lock().unwrap();
    let line = g.name.trim().trim_end_matches('x');
    send(line).await
}

async fn e(m: &Mutex<Acc>) -> usize {
    let g = m.lock().unwrap();
    let line = g.list.iter().max_by_key(|line| line.len()).unwrap();
    send(line).await
}

async fn f(m: &Mutex<Acc>) -> usize {
    let g = m.lock().unwrap();
    let line = g.list.get(0).map_or("", |line| line);
    send(line).await
}

async fn h(m: &Mutex<Acc>) -> usize {
    let g = m.lock().unwrap();
    let order = g.name.cmp(&g.list[0]);
    send("x").await + usize::from(order.is_lt())
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let m = Mutex::new(Acc {
        name: String::from("12"),
        n: 2,
        list: vec![String::from("a")],
    });
    println!("{} {:?} {}", a(&m).await, b(&m).await, c(&m).await);
    println!("{} {}", d(&m).await, e(&m).await);
    println!("{} {}", f(&m).await, h(&m).await);
}

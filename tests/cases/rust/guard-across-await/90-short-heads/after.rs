use std::sync::Mutex;

async fn publish(best: u32) {
  println!("{best}");
}

async fn best_of(seen: &Mutex<Vec<(String, u32)>>) {
  let best = {
    let all = seen.lock().unwrap();
    all
      .iter()
      .filter(|one| one.0.starts_with("rate"))
      .map(|one| one.1 + 1)
      .max()
      .unwrap_or_default()
  };
  publish(best).await;
}

async fn first_of(seen: &Mutex<Vec<(String, u32)>>) {
  let first = {
    let it = seen.lock().unwrap();
    it.iter()
      .filter(|one| one.0.starts_with("rate"))
      .map(|one| one.1 + 1)
      .next()
      .unwrap_or_default()
  };
  publish(first).await;
}

#[tokio::main]
async fn main() {
  let seen = Mutex::new(vec![("rates".to_owned(), 4), ("rate".to_owned(), 7)]);
  best_of(&seen).await;
  first_of(&seen).await;
}

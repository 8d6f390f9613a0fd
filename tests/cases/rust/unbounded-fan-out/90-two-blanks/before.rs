use futures::future::join_all;

thread_local! {
    static CALLS: u32 = const { 0 };
}

struct Sensors {
  open: Vec<u32>,
}

impl Sensors {
  async fn readings(&self) -> Vec<u32> {
    join_all(
      self
        .open
        .iter()
        .filter(|port| **port > 1_024)
        .copied()
        .map(read)
        .collect::<Vec<_>>(),
    )
    .await
  }

  async fn first_readings(&self, ids: Vec<u32>) -> Option<Vec<u32>> {
    Some(join_all(ids.into_iter().map(read)).await)
  }
}

async fn read(port: u32) -> u32 {
  tokio::task::yield_now().await;
  port * 2
}

#[tokio::main]
async fn main() {
  let sensors = Sensors {
    open: vec![80, 8_080, 8_081],
  };
  println!(
    "{:?} {:?}",
    sensors.readings().await,
    sensors.first_readings(vec![1, 2]).await
  );
}

mod timers;

use std::sync::Mutex;
use timers::Timer;
use tokio::sync::Semaphore;

async fn saved(row: u32) -> u32 {
    tokio::task::yield_now().await;
    row
}

async fn timed(rows: &Mutex<Vec<u32>>) -> u32 {
    let mut held = rows.lock().unwrap();
    let timer = Timer::new(4);
    held.push(timer.started);
    saved(1).await
}

async fn admitted(rows: &Mutex<Vec<u32>>, slots: &Semaphore) -> u32 {
    let mut held = rows.lock().unwrap();
    let slot = slots.try_acquire().unwrap();
    held.push(slot.num_permits() as u32);
    saved(2).await
}

async fn counted(rows: &Mutex<Vec<u32>>, slots: &Semaphore) -> u32 {
    let mut held = rows.lock().unwrap();
    let is_free = slots.try_acquire().is_ok();
    held.push(u32::from(is_free));
    saved(3).await
}

#[tokio::main]
async fn main() {
    let (rows, slots) = (Mutex::new(Vec::new()), Semaphore::new(1));
    println!("{} {}", timed(&rows).await, admitted(&rows, &slots).await);
    println!("{}", counted(&rows, &slots).await);
}

use std::sync::{Arc, Mutex};

struct Account {
    id: u32,
    limit: i64,
    balance: Mutex<i64>,
}

fn transfer(from: &Account, to: &Account, n: i64) {
    if from.id < to.id {
        let mut source = from.balance.lock().unwrap();
        let mut target = to.balance.lock().unwrap();
        *source -= n;
        *target += n;
    } else {
        let mut target = to.balance.lock().unwrap();
        let mut source = from.balance.lock().unwrap();
        *source -= n;
        *target += n;
    }
}

fn total(mut one: Arc<Account>, mut other: Arc<Account>) -> i64 {
    if one.id.cmp(&other.id).is_gt() {
        std::mem::swap(&mut one, &mut other);
    }
    let a = one.balance.lock().unwrap();
    let b = other.balance.lock().unwrap();
    *a + *b
}

fn pay(from: &Account, to: &Account, n: i64) {
    if from.id == to.id || n > from.limit {
        return;
    }
    let mut source = from.balance.lock().unwrap();
    let mut target = to.balance.lock().unwrap();
    *source -= n;
    *target += n;
}

impl Account {
    fn richer(&self, other: &Account) -> bool {
        let mine = self.balance.lock().unwrap();
        let theirs = other.balance.lock().unwrap();
        *mine > *theirs && self.limit > other.limit
    }
}

fn main() {
    let account = |id| Account {
        id,
        limit: 4,
        balance: Mutex::new(9),
    };
    let (a, b) = (account(1), account(2));
    transfer(&a, &b, 2);
    pay(&b, &a, 1);
    println!("{} {}", a.richer(&b), total(Arc::new(a), Arc::new(b)));
}

use std::sync::{Mutex, RwLock};

mod one {
    use std::sync::Mutex;

    static A: Mutex<u8> = Mutex::new(0);
    static B: Mutex<u8> = Mutex::new(0);

    pub fn sum() -> u8 {
        let a = A.lock().unwrap();
        *a + *B.lock().unwrap()
    }
}

mod two {
    use std::sync::Mutex;

    static A: Mutex<u8> = Mutex::new(0);
    static B: Mutex<u8> = Mutex::new(0);

    pub fn sum() -> u8 {
        let b = B.lock().unwrap();
        *b + *A.lock().unwrap()
    }
}

static USERS: Mutex<Vec<u32>> = Mutex::new(Vec::new());
static INDEX: RwLock<Vec<u32>> = RwLock::new(Vec::new());

fn add(n: u32) {
    if let Ok(mut users) = USERS.lock() {
        users.push(n);
        INDEX.write().unwrap().push(n);
    }
}

fn rebuild() {
    let mut index = INDEX.write().unwrap();
    for user in USERS.lock().unwrap().iter() {
        index.push(*user);
    }
}

fn main() {
    add(1);
    rebuild();
    println!("{} {}", one::sum(), two::sum());
}

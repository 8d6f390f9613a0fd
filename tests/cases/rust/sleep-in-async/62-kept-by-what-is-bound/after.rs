use std::sync::RwLock;
use std::thread::sleep;
use std::time::Duration;

struct User {
    name: String,
    age: u32,
}

async fn by_reference(user: &RwLock<User>) -> u32 {
    let User { ref name, age } = *user.read().unwrap();
    sleep(Duration::from_millis(1));
    name.len() as u32 + age
}

async fn behind_a_pattern(user: &RwLock<User>) -> u32 {
    let User { name, age } = &*user.read().unwrap();
    sleep(Duration::from_millis(1));
    name.len() as u32 + age
}

async fn copied(user: &RwLock<User>) -> u32 {
    let User { age, .. } = *user.read().unwrap();
    tokio::time::sleep(Duration::from_millis(1)).await;
    age
}

#[tokio::main]
async fn main() {
    let user = RwLock::new(User {
        name: String::from("ada"),
        age: 36,
    });
    println!("{}", by_reference(&user).await);
    println!("{}", behind_a_pattern(&user).await);
    println!("{}", copied(&user).await);
}

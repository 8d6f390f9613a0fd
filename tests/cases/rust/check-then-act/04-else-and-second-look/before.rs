use std::collections::HashMap;
use std::sync::{Mutex, RwLock};

struct Store {
    inner: Mutex<HashMap<String, Vec<u8>>>,
    names: RwLock<HashMap<String, usize>>,
}

impl Store {
    fn put_new(&self, key: &str, value: Vec<u8>) -> Result<(), String> {
        if self.inner.lock().unwrap().contains_key(key) {
            Err(format!("{key} is there"))
        } else {
            self.inner.lock().unwrap().insert(key.to_string(), value);
            Ok(())
        }
    }

    fn looked_twice(&self, key: &str) {
        if !self.names.read().unwrap().contains_key(key) {
            let mut names = self.names.write().unwrap();
            // somebody may have been faster
            if !names.contains_key(key) {
                names.insert(key.to_string(), 1);
            }
        }
    }

    fn named(&self, key: &str) {
        if !self.names.read().unwrap().contains_key(key) {
            let mut names = self.names.write().unwrap();
            names.insert(key.to_string(), 1);
        }
    }

    fn another(&self, key: &str) {
        if self.inner.lock().unwrap().contains_key(key) {
            println!("there");
        } else {
            self.names.write().unwrap().insert(key.to_string(), 1);
        }
    }
}

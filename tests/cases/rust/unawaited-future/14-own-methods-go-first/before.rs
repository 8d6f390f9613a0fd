use std::collections::HashMap;
use std::sync::Mutex;

#[allow(async_fn_in_trait)]
pub trait Wallet {
    type Error;
    async fn insert(&self, id: u64, name: String) -> Result<Option<String>, Self::Error>;
    async fn flush(&self) -> Result<(), Self::Error>;
}

#[derive(Default)]
pub struct Memory(Mutex<HashMap<u64, String>>);

impl Memory {
    pub fn insert(&self, id: u64, name: String) -> Option<String> {
        self.0.lock().unwrap().insert(id, name)
    }
}

impl Wallet for Memory {
    type Error = std::convert::Infallible;

    async fn insert(&self, id: u64, name: String) -> Result<Option<String>, Self::Error> {
        self.insert(id, name.clone());
        Ok(self.insert(id, name))
    }

    async fn flush(&self) -> Result<(), Self::Error> {
        Ok(())
    }
}

pub async fn fill(memory: &Memory) {
    memory.insert(1, "a".into());
    let _ = memory.flush();
    let fresh = Memory::default();
    fresh.insert(2, "b".into());
    let _ = fresh.flush();
}

pub async fn fill_any<W: Wallet>(wallet: &W) {
    let _ = wallet.insert(1, "a".into());
}

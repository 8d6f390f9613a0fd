use std::path::Path;

use tokio::sync::RwLock;

use crate::{parse, Error, Settings};

pub struct Store {
    names: RwLock<Vec<String>>,
}

impl Store {
    pub async fn one(&self, path: &str) -> Result<Settings, Error> {
        Ok(parse(std::fs::read_to_string(self.path_with_name(path))))
    }

    pub async fn other(&self, path: &str) -> Result<Settings, Error> {
        Ok(parse(&std::fs::read_to_string(self.path_of(path))?))
    }

    pub async fn third(&self, path_of_the_file: &Path) -> Result<Settings, Error> {
        let all = serde_json::from_str(&std::fs::read_to_string(
            path_of_the_file.join("all_of_it"),
        )?)?;
        Ok(all)
    }

    pub async fn lines(&self, path: &Path) -> Result<usize, Error> {
        let count = parse(&std::fs::read_to_string(self.path(path)).unwrap_or_default())?.len();
        Ok(count)
    }

    pub async fn is_there(&self, path_of_the_file: &Path) -> bool {
        if !std::fs::exists(path_of_the_file.join("there")).unwrap_or_default() {
            return false;
        }
        !std::fs::exists(path_of_the_file.join("there").join("too")).unwrap_or(true)
    }
}

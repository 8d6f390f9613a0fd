use std::path::Path;

use tokio::sync::RwLock;

use crate::{parse, Error, Settings};

pub struct Store {
    names: RwLock<Vec<String>>,
}

impl Store {
    pub async fn one(&self, path: &str) -> Result<Settings, Error> {
        Ok(parse(
            tokio::fs::read_to_string(self.path_with_name(path)).await,
        ))
    }

    pub async fn other(&self, path: &str) -> Result<Settings, Error> {
        Ok(parse(&tokio::fs::read_to_string(self.path_of(path)).await?))
    }

    pub async fn third(&self, path_of_the_file: &Path) -> Result<Settings, Error> {
        let all = serde_json::from_str(
            &tokio::fs::read_to_string(path_of_the_file.join("all_of_it")).await?,
        )?;
        Ok(all)
    }

    pub async fn lines(&self, path: &Path) -> Result<usize, Error> {
        let count = parse(
            &tokio::fs::read_to_string(self.path(path))
                .await
                .unwrap_or_default(),
        )?
        .len();
        Ok(count)
    }

    pub async fn is_there(&self, path_of_the_file: &Path) -> bool {
        if !tokio::fs::try_exists(path_of_the_file.join("there"))
            .await
            .unwrap_or_default()
        {
            return false;
        }
        !tokio::fs::try_exists(path_of_the_file.join("there").join("too"))
            .await
            .unwrap_or(true)
    }
}

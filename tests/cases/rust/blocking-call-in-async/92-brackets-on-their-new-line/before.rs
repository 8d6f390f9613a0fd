use std::path::PathBuf;

use tokio::sync::RwLock;

use crate::error::Error;
use crate::settings::{is_given, parse, Settings};

pub struct Store {
    folder: PathBuf,
    names: RwLock<Vec<String>>,
}

impl Store {
    pub async fn name(&self) -> Result<String, Error> {
        Ok(std::fs::read_to_string(
            self.folder.join("the-name-of-the-store.txt"),
        )?)
    }

    pub async fn settings(&self, path_of_the_settings: &str) -> Result<Settings, Error> {
        if is_given(std::fs::read_to_string(self.folder.join("settings.toml"))?) {
            return Ok(Settings::default());
        }
        parse(std::fs::read_to_string(
            path_of_the_settings_of_all_stores(),
        )?)
    }

    pub async fn first(&self) -> Option<String> {
        let text = Some(std::fs::read_to_string(self.folder.join("first.txt")).ok()?);
        text
    }

    pub async fn list(&self, folder: &str) -> Result<Vec<String>, Error> {
        if let Some(one) = parse(std::fs::read_to_string(self.folder.join("listed.txt"))?) {
            return std::fs::read_to_string(self.folder.join(folder).join("other-list.txt"));
        }
        Ok(Vec::new())
    }

    pub async fn long(&self, folder_of_the_store: &str) -> Result<String, Error> {
        let text = std::fs::read_to_string(self.folder.join(folder_of_the_store).join("t"))?;
        std::fs::write(
            self.folder.join("a"),
            &text_of_the_one_that_is_written_there,
        )?;
        return std::fs::read_to_string(self.folder_of(folder_of_the_store).join("x"));
    }
}

//! What a run keeps for later ones: a document, replaced whole or taken away.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

/// The number of the form of what is kept.
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Document<T> {
    version: u32,
    content: T,
}

/// Why something cannot be kept or recalled.
#[derive(Debug, thiserror::Error)]
pub enum KeptError {
    /// The system does not let us.
    #[error("{} cannot be read or written", place.display())]
    Io {
        /// Where it lies.
        place: PathBuf,
        /// Why.
        #[source]
        error: io::Error,
    },
    /// Another version wrote it, or something else.
    #[error("{} holds nothing that this version can read", place.display())]
    Form {
        /// Where it lies.
        place: PathBuf,
    },
}

/// Brings `content` to the disk at `place`, in a folder that is there, over what was kept before; none takes that away.
///
/// # Errors
///
/// [`KeptError::Io`]
pub fn keep<T: Serialize>(content: Option<&T>, place: &Path) -> Result<(), KeptError> {
    let kept = match content {
        Some(content) => write(content, place),
        None => match fs::remove_file(place) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            Ok(()) | Err(_) => Ok(()),
        },
    };
    kept.map_err(|error| KeptError::Io { place: place.to_owned(), error })
}

fn write<T: Serialize>(content: &T, place: &Path) -> io::Result<()> {
    let mut file = NamedTempFile::new_in(place.parent().ok_or(io::ErrorKind::InvalidInput)?)?;
    file.write_all(&serde_json::to_vec(&Document { version: VERSION, content })?)?;
    file.as_file().sync_all()?;
    file.persist(place).map_err(|error| error.error)?;
    Ok(())
}

/// What is kept at `place`; none if nothing is.
///
/// # Errors
///
/// [`KeptError`] if it is there and cannot be used.
pub fn recall<T: DeserializeOwned>(place: &Path) -> Result<Option<T>, KeptError> {
    let bytes = match fs::read(place) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(KeptError::Io { place: place.to_owned(), error }),
    };
    match serde_json::from_slice::<Document<T>>(&bytes) {
        Ok(document) if document.version == VERSION => Ok(Some(document.content)),
        Ok(_) | Err(_) => Err(KeptError::Form { place: place.to_owned() }),
    }
}

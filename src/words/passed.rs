//! Things that modules of the project pass on: `from app import sleep`, where `app` has it from `time`.

use std::sync::Arc;

use super::cx::Cx;
use super::types::Type;
use crate::facts::{Meaning, NodeId};
use crate::lang::Spelling;

impl Cx {
    /// The same file, in which each of these paths means what the module that it names passes on under it.
    #[must_use]
    pub fn following(self: Arc<Self>, passed: &[String]) -> Arc<Self> {
        let origin = |path: &String| match self.type_at(path) {
            Type::Path(origin) if origin != *path => Some((path.clone(), origin)),
            _ => None,
        };
        let origins: Vec<(String, String)> = passed.iter().filter_map(origin).collect();
        match Arc::try_unwrap(self) {
            Ok(cx) => Arc::new(Cx { origins: Arc::new(origins), asked: Default::default(), ..cx }),
            Err(shared) => shared,
        }
    }

    /// What another module passes on is meant where its path is; one path stands for the several ways to name a thing.
    pub fn follow(&self, meaning: Meaning) -> Meaning {
        match meaning {
            Meaning::Bound(path) => Meaning::Bound(self.language.normal_path(self.followed(path))),
            other => other,
        }
    }

    /// The path of what `path` stands for, if another module passes it on.
    pub(super) fn followed(&self, path: String) -> String {
        let of = |(known, origin): &(String, String)| {
            let rest = path.strip_prefix(known.as_str())?;
            (rest.is_empty() || rest.starts_with('.')).then(|| format!("{origin}{rest}"))
        };
        self.origins.iter().find_map(of).unwrap_or(path)
    }

    /// How the thing with this path is written at `place`: through what another module passes on, if the file has that.
    pub fn spelling(&self, place: NodeId, path: &str, wanted: &[&str]) -> Option<Spelling> {
        let spelled = |path: &str| self.language.spelling(&self.source, &self.facts, place, path, wanted);
        let through = self.origins.iter().filter_map(|(known, origin)| {
            let rest = path.strip_prefix(origin.as_str()).filter(|rest| rest.is_empty() || rest.starts_with('.'))?;
            spelled(&format!("{known}{rest}")).filter(|spelling| spelling.import.is_none())
        });
        let found = through.into_iter().next();
        found.or_else(|| spelled(path))
    }
}

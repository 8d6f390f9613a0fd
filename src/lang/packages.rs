//! Packages: what the manifest of a file lists, and how one more gets into it.

use std::path::{Path, PathBuf};

use super::Files;
use crate::facts::{Facts, NodeId};
use crate::text::Source;

/// A package that the new text needs in the nearest manifest.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Dependency {
    /// The manifest, relative to the project's root.
    pub manifest: PathBuf,
    /// The package.
    pub name: String,
    /// The version range, as the manifest writes it.
    pub range: String,
    /// Whether only tests need it.
    pub dev: bool,
    /// Features that it has to have, where the language knows such (Rust).
    pub features: Vec<String>,
}

/// What the nearest manifest says about adding a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DependencyPlan {
    /// It is listed already.
    Present,
    /// It has to be added.
    Add(Dependency),
    /// There is no manifest, or it cannot be edited: the note tells people what to do by hand.
    ByHand(String),
}

/// A manifest cannot be edited.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path} cannot be edited: {why}", path = path.display())]
pub struct ManifestError {
    /// The manifest.
    pub path: PathBuf,
    /// Why.
    pub why: String,
}

/// What a language knows of the packages of a project.
pub trait Packages {
    /// The names of the files that [`Packages::edit_manifest`] edits.
    fn manifest_names(&self) -> &'static [&'static str] {
        &[]
    }

    /// The lowest major version of the package `name` that the manifest of `path` allows, if it lists it.
    fn listed_major(&self, files: &dyn Files, path: &Path, name: &str) -> Option<u32> {
        let _ = (files, path, name);
        None
    }

    /// Whether the manifest of `path` lists the package `name`, in whichever section.
    fn lists(&self, files: &dyn Files, path: &Path, name: &str) -> bool {
        let _ = (files, path, name);
        false
    }

    /// How the package `name` gets into the nearest manifest of `source`, for code at `node`. `ranges` are pairs of a
    /// condition that the language knows and a version range, tried in order; `features` are parts of the package that
    /// have to be on.
    #[expect(clippy::too_many_arguments, reason = "a place and what it asks for")]
    fn dependency(
        &self,
        files: &dyn Files,
        source: &Source,
        facts: &Facts,
        node: NodeId,
        name: &str,
        ranges: &[(String, String)],
        features: &[String],
    ) -> DependencyPlan;

    /// Names, as code writes them, of the packages that the nearest manifest lists for the file at `path`; none if there is
    /// no manifest, or the language does not ask it.
    fn packages(&self, files: &dyn Files, path: &Path) -> Option<Vec<String>> {
        let _ = (files, path);
        None
    }

    /// Those of them that are there only where somebody asks for them.
    fn optional_packages(&self, files: &dyn Files, path: &Path) -> Vec<String> {
        let _ = (files, path);
        Vec::new()
    }

    /// The manifest's new text with these packages added; the bytes of everything else are kept.
    ///
    /// # Errors
    ///
    /// [`ManifestError`] if the text is no manifest that can be edited.
    fn edit_manifest(&self, path: &Path, text: &str, add: &[Dependency]) -> Result<String, ManifestError>;
}

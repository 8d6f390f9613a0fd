//! A plan as a file: what was approved, to be written later or elsewhere, as long as the files are what they were.

use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Approved, Finding};
use crate::diff::stretches;
use crate::lang::packages::Dependency;
use crate::text::fingerprint;

/// The number of the document's form.
const VERSION: u32 = 1;

/// What was approved in one project.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(title = "punchlist plan")]
#[serde(deny_unknown_fields)]
pub struct SavedPlan {
    /// Always 1.
    version: u32,
    /// The version of punchlist that made it.
    tool: String,
    /// By path; a file may be taken out of the list.
    pub files: Vec<SavedFile>,
}

/// A file, and what becomes of it.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "File")]
#[serde(deny_unknown_fields)]
pub struct SavedFile {
    /// Path inside the project, with `/` between its parts.
    path: String,
    /// The fingerprint of the text that was read.
    before: String,
    /// The fingerprint of the new text.
    after: String,
    /// The fixes that the new text makes, as they were found.
    fixes: Vec<SavedFix>,
    /// How many fixes that are: one may do for several findings, and one may make room for another.
    made: usize,
    /// What turns the one text into the other, in order.
    edits: Vec<SavedEdit>,
    /// What is left for a person to do.
    notes: Vec<String>,
    /// Packages that the new text needs.
    needs: Vec<SavedNeed>,
}

/// A finding whose fix is made.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Fix")]
#[serde(deny_unknown_fields)]
struct SavedFix {
    /// Id of the recipe.
    recipe: String,
    /// First line, counted from 1.
    line: u32,
    /// First column, counted from 1, in Unicode characters.
    column: u32,
    /// `safe` or `unsafe`.
    safety: String,
    /// What is wrong.
    title: String,
}

/// Bytes that go and text that comes.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Edit")]
#[serde(deny_unknown_fields)]
struct SavedEdit {
    /// First byte that goes, counted from 0 in the text that was read.
    start: usize,
    /// One past the last byte that goes.
    end: usize,
    /// What comes in their place.
    text: String,
}

/// A package that a manifest has to list.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Need")]
#[serde(deny_unknown_fields)]
struct SavedNeed {
    /// Path of the manifest inside the project.
    manifest: String,
    /// The fingerprint of the manifest that was read.
    before: String,
    /// The package.
    name: String,
    /// The version range, as the manifest writes it.
    range: String,
    /// Whether only tests need it.
    dev: bool,
    /// Features that it has to have.
    features: Vec<String>,
}

/// Why a saved plan, or a file of one, cannot be carried out.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum SavedError {
    /// It has another form.
    #[error("it is no plan that this version can read: {0}")]
    Form(String),
    /// A path is not UTF-8, so that it cannot stand in the document.
    #[error("{} cannot stand in a plan: its name is not UTF-8", .0.display())]
    Name(PathBuf),
    /// A path leads out of the project.
    #[error("its path leads out of the project")]
    Outside,
    /// The file changed after the plan was made.
    #[error("changed since the plan was made")]
    Changed,
    /// A manifest changed after the plan was made.
    #[error("{0} changed since the plan was made")]
    Manifest(String),
    /// The plan does not give the text that it promises.
    #[error("the plan was changed: its edits do not give the text that was approved")]
    Edited,
}

impl SavedPlan {
    /// A plan without files.
    pub fn new() -> Self {
        Self { version: VERSION, tool: env!("CARGO_PKG_VERSION").to_owned(), files: Vec::new() }
    }

    /// Reads a document.
    ///
    /// # Errors
    ///
    /// [`SavedError::Form`] if it is no plan of this version.
    pub fn read(text: &str) -> Result<Self, SavedError> {
        let plan: Self = serde_json::from_str(text).map_err(|error| SavedError::Form(error.to_string()))?;
        match plan.version {
            VERSION => Ok(plan),
            other => Err(SavedError::Form(format!("its form has the number {other}"))),
        }
    }
}

impl Default for SavedPlan {
    fn default() -> Self {
        Self::new()
    }
}

impl SavedFile {
    /// What was approved of a file, for `fixes`; `manifest` gives the text of a manifest.
    ///
    /// # Errors
    ///
    /// [`SavedError::Name`] if a path is not UTF-8.
    pub fn of(
        approved: &Approved,
        fixes: &[&Finding],
        manifest: &dyn Fn(&Path) -> Option<String>,
    ) -> Result<Self, SavedError> {
        let fix = |finding: &&Finding| SavedFix {
            recipe: finding.recipe.clone(),
            line: finding.start.line,
            column: finding.start.column,
            safety: finding.safety.to_string(),
            title: finding.title.clone(),
        };
        let need = |needed: &Dependency| {
            Ok(SavedNeed {
                manifest: written(&needed.manifest)?,
                before: fingerprint(manifest(&needed.manifest).unwrap_or_default().as_bytes()),
                name: needed.name.clone(),
                range: needed.range.clone(),
                dev: needed.dev,
                features: needed.features.clone(),
            })
        };
        Ok(Self {
            path: written(&approved.path)?,
            before: fingerprint(approved.before.as_bytes()),
            after: fingerprint(approved.after.as_bytes()),
            fixes: fixes.iter().map(fix).collect(),
            made: approved.fixes,
            edits: edits(&approved.before, &approved.after),
            notes: approved.notes.clone(),
            needs: approved.dependencies.iter().map(need).collect::<Result<_, _>>()?,
        })
    }

    /// Path inside the project.
    pub fn path(&self) -> &Path {
        Path::new(&self.path)
    }

    /// How many fixes are made.
    pub fn made(&self) -> usize {
        self.made
    }

    /// The new text for `before`, the text of the file; `manifest` gives the text of a manifest.
    ///
    /// # Errors
    ///
    /// Why it is not what was approved any more.
    pub fn approved(self, before: &str, manifest: &dyn Fn(&Path) -> Option<String>) -> Result<Approved, SavedError> {
        let plain =
            |path: &str| Path::new(path).components().all(|part| matches!(part, std::path::Component::Normal(_)));
        if !plain(&self.path) || !self.needs.iter().all(|need| plain(&need.manifest)) {
            return Err(SavedError::Outside);
        }
        if fingerprint(before.as_bytes()) != self.before {
            return Err(SavedError::Changed);
        }
        for need in &self.needs {
            let now = manifest(Path::new(&need.manifest)).unwrap_or_default();
            if fingerprint(now.as_bytes()) != need.before {
                return Err(SavedError::Manifest(need.manifest.clone()));
            }
        }
        let after = edited(before, &self.edits).filter(|after| fingerprint(after.as_bytes()) == self.after);
        let need = |need: SavedNeed| Dependency {
            manifest: need.manifest.into(),
            name: need.name,
            range: need.range,
            dev: need.dev,
            features: need.features,
        };
        Ok(Approved {
            path: self.path.into(),
            before: before.to_owned(),
            after: after.ok_or(SavedError::Edited)?,
            fixes: self.made,
            dependencies: self.needs.into_iter().map(need).collect(),
            notes: self.notes,
        })
    }
}

/// A path as the document writes it.
fn written(path: &Path) -> Result<String, SavedError> {
    let text = path.to_str().ok_or_else(|| SavedError::Name(path.to_owned()))?;
    Ok(if std::path::MAIN_SEPARATOR == '/' { text.to_owned() } else { text.replace('\\', "/") })
}

/// What turns `before` into `after`: whole lines.
fn edits(before: &str, after: &str) -> Vec<SavedEdit> {
    let starts = |text: &str| -> Vec<usize> {
        let lines = text.split_inclusive('\n').scan(0, |at, line| {
            *at += line.len();
            Some(*at)
        });
        std::iter::once(0).chain(lines).collect()
    };
    let (old, new) = (starts(before), starts(after));
    let changed = stretches(before, after).into_iter().filter(|stretch| !stretch.kept);
    let edit = |stretch: crate::diff::Stretch| SavedEdit {
        start: old[stretch.old.start],
        end: old[stretch.old.end],
        text: after[new[stretch.new.start]..new[stretch.new.end]].to_owned(),
    };
    changed.map(edit).collect()
}

/// `text` with the edits made; none if they are not in order, or do not lie in the text.
fn edited(text: &str, edits: &[SavedEdit]) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        out.push_str(text.get(at..edit.start)?);
        out.push_str(&edit.text);
        at = text.get(edit.start..edit.end).map(|_| edit.end)?;
    }
    out.push_str(text.get(at..)?);
    Some(out)
}

/// The JSON Schema of the document.
pub fn schema() -> schemars::Schema {
    schemars::schema_for!(SavedPlan)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEFORE: &str = "one\ntwo\r\nthree\nfour";
    const AFTER: &str = "zero\none\ntwo\nthree\nfive\n";

    fn saved(needs: Vec<Dependency>) -> SavedFile {
        let approved = Approved::made_up("src/a.py", BEFORE, AFTER, needs);
        let file = SavedFile::of(&approved, &[], &|_| Some("{}".to_owned())).expect("its name is UTF-8");
        let plan = SavedPlan { files: vec![file], ..SavedPlan::new() };
        let text = serde_json::to_string(&plan).expect("it is plain data");
        let read = SavedPlan::read(&text).expect("it was just written");
        assert_eq!(read, plan);
        read.files.into_iter().next().expect("there is one")
    }

    fn approved(file: SavedFile, before: &str) -> Result<String, SavedError> {
        file.approved(before, &|_| Some("{}".to_owned())).map(|approved| approved.after().to_owned())
    }

    #[test]
    fn gives_the_text_that_was_approved() {
        assert_eq!(approved(saved(Vec::new()), BEFORE).as_deref(), Ok(AFTER));
    }

    #[test]
    fn another_text_is_told() {
        assert_eq!(approved(saved(Vec::new()), "one\n"), Err(SavedError::Changed));
    }

    #[test]
    fn edits_that_were_changed_are_told() {
        for (start, end) in [(0, 0), (5, 2), (0, 99), (99, 100)] {
            let mut file = saved(Vec::new());
            (file.edits[1].start, file.edits[1].end) = (start, end);
            assert_eq!(approved(file, BEFORE), Err(SavedError::Edited), "{start}..{end}");
        }
    }

    #[test]
    fn paths_out_of_the_project_are_refused() {
        for path in ["../a.py", "/etc/a.py", "src/../../a.py"] {
            let file = SavedFile { path: path.to_owned(), ..saved(Vec::new()) };
            assert_eq!(approved(file, BEFORE), Err(SavedError::Outside), "{path}");
        }
    }

    #[test]
    fn a_manifest_that_changed_is_told() {
        let need = Dependency {
            manifest: "package.json".into(),
            name: "p-limit".to_owned(),
            range: "^7".to_owned(),
            dev: false,
            features: Vec::new(),
        };
        let file = saved(vec![need.clone()]);
        assert_eq!(file.approved(BEFORE, &|_| None).err(), Some(SavedError::Manifest("package.json".to_owned())));
        let approved = saved(vec![need.clone()]).approved(BEFORE, &|_| Some("{}".to_owned())).expect("nothing changed");
        assert_eq!(approved.dependencies(), [need]);
    }

    #[test]
    fn another_form_is_told() {
        assert!(matches!(SavedPlan::read("{"), Err(SavedError::Form(_))));
        let later = SavedPlan::read("{\"version\":2,\"tool\":\"9.0.0\",\"files\":[]}");
        assert_eq!(later, Err(SavedError::Form("its form has the number 2".to_owned())));
    }
}

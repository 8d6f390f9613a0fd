//! The folders of cases: read, laid out as a project, and rewritten by the tool.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use libtest_mimic::Failed;
use punchlist::lang;
use punchlist::recipe::Library;
use serde::Deserialize;

use crate::process::{self, Printed};

/// The manifests that a rewrite may change; a case holds them as `before.NAME` and `after.NAME`.
const MANIFESTS: &[&str] = &["package.json", "Cargo.toml"];

/// The languages whose programs can be run.
const RUN: &[&str] = &["python", "javascript", "rust"];

/// What `meta.toml` says of the programs.
#[derive(Clone, Debug, Deserialize)]
struct Meta {
    #[serde(default)]
    runnable: bool,
    #[serde(default)]
    typecheck: bool,
    #[serde(default = "lowest_python")]
    python: String,
    as_path: Option<PathBuf>,
    #[serde(default)]
    recipes: Vec<String>,
    #[serde(default)]
    options: BTreeMap<String, toml::Value>,
    output: Option<Output>,
}

fn lowest_python() -> String {
    "3.11".to_owned()
}

/// Outputs that differ on purpose.
#[derive(Clone, Debug, Deserialize)]
struct Output {
    before: String,
    after: String,
    #[serde(default)]
    before_exit: i32,
}

/// One case.
#[derive(Clone, Debug)]
pub struct Case {
    /// Name of its test.
    pub title: String,
    folder: PathBuf,
    /// The recipes to apply, one after the other.
    recipes: Vec<String>,
    meta: Meta,
    language: &'static str,
    before: PathBuf,
}

/// A case laid out as a project.
#[derive(Debug)]
pub struct Program {
    /// Its language.
    pub language: &'static str,
    /// The project.
    pub folder: PathBuf,
    /// The program, inside the project.
    pub file: PathBuf,
}

/// The cases of the recipes there are whose programs can be run or checked.
pub fn all(library: &Library) -> Vec<Case> {
    let mut cases = Vec::new();
    for language in folders(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")) {
        for recipe in folders(&language) {
            cases.extend(folders(&recipe).iter().filter_map(|folder| Case::read(folder, library)));
        }
    }
    cases
}

impl Case {
    fn read(folder: &Path, library: &Library) -> Option<Self> {
        let meta = fs::read_to_string(folder.join("meta.toml")).expect("every case has a meta.toml");
        let meta: Meta = toml::from_str(&meta).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        let is_before = |path: &PathBuf| path.file_stem().is_some_and(|stem| stem == "before");
        let before = files(folder).into_iter().find(|path| is_before(path) && lang::of_path(path).is_some())?;
        let language = lang::of_path(&before)?.name();
        let recipe = name(folder.parent()?);
        let names = if meta.recipes.is_empty() { std::slice::from_ref(&recipe) } else { &meta.recipes };
        let recipes: Vec<String> = names.iter().map(|name| format!("{language}/{name}")).collect();
        if !RUN.contains(&language) || !recipes.iter().all(|id| library.recipes.contains_key(id)) {
            return None;
        }
        let title = format!("{}::{recipe}::{}", name(folder.parent()?.parent()?), name(folder));
        Some(Self { title, folder: folder.to_owned(), recipes, meta, language, before })
    }

    /// Whether the programs are to be run.
    pub fn is_runnable(&self) -> bool {
        self.meta.runnable
    }

    /// Whether the programs have to be built, all at once, before they are run.
    pub fn is_built(&self) -> bool {
        self.language == "rust"
    }

    /// Whether the programs are to be type-checked.
    pub fn is_typed(&self) -> bool {
        self.meta.typecheck
    }

    /// Whether the tool writes something.
    pub fn is_rewritten(&self) -> bool {
        self.folder.join(name(&self.before).replacen("before", "after", 1)).exists()
    }

    /// Lays the case out as a project in `folder`, as it was found.
    pub fn lay(&self, folder: &Path) -> Result<Program, Failed> {
        let file = match &self.meta.as_path {
            Some(path) => path.clone(),
            None if self.language == "python" => PathBuf::from("before.py"),
            None => PathBuf::from(name(&self.before).replacen("before", "case", 1)),
        };
        put(&self.before, &folder.join(&file))?;
        for path in below(&self.folder).iter().filter(|path| **path != self.before) {
            let inside = path.strip_prefix(&self.folder)?;
            let text = inside.to_string_lossy();
            let manifest = text.strip_prefix("before.").filter(|name| MANIFESTS.contains(name));
            match manifest {
                Some(name) => put(path, &folder.join(name))?,
                None if text == "meta.toml" || text.starts_with("after.") => {}
                None => put(path, &folder.join(inside))?,
            }
        }
        Ok(Program { language: self.language, folder: folder.to_owned(), file })
    }

    /// Lets the tool rewrite the program, unsafe fixes included.
    pub fn fix(&self, program: &Program) -> Result<(), Failed> {
        let found = fs::read(program.folder.join(&program.file))?;
        let settings = tempfile::tempdir()?;
        let config = settings.path().join("punchlist.toml");
        for recipe in &self.recipes {
            let options = BTreeMap::from([("recipes", BTreeMap::from([(recipe, &self.meta.options)]))]);
            fs::write(&config, toml::to_string(&options)?)?;
            let mut command = Command::new(env!("CARGO_BIN_EXE_punchlist"));
            command.args(["fix", "--unsafe", "--exit-zero", "--select", recipe, "--config"]).arg(&config);
            if self.meta.python != "from-project" {
                command.args(["--target-python", &self.meta.python]);
            }
            let told = process::run(command.arg(&program.file).current_dir(&program.folder))?;
            if told.exit != Some(0) {
                return Err(format!("punchlist fix failed: {told}").into());
            }
        }
        if fs::read(program.folder.join(&program.file))? == found {
            return Err("punchlist fix wrote nothing".into());
        }
        Ok(())
    }

    /// Whether the program as found ran as it should.
    pub fn expect_before(&self, first: &Printed) -> Result<(), Failed> {
        let output = self.meta.output.as_ref();
        let exit = output.map_or(0, |output| output.before_exit);
        let text = output.map_or(first.out.as_str(), |output| &output.before);
        if output.is_none() && text.trim().is_empty() {
            return Err("before: prints nothing, so nothing can be compared".into());
        }
        expect("before", first, exit, text)
    }

    /// Whether the rewritten program prints what it should.
    pub fn expect_after(&self, first: &Printed, second: &Printed) -> Result<(), Failed> {
        expect("after", second, 0, self.meta.output.as_ref().map_or(&first.out, |output| &output.after))
    }
}

fn expect(phase: &str, got: &Printed, exit: i32, out: &str) -> Result<(), Failed> {
    if got.exit == Some(exit) && got.out == out {
        return Ok(());
    }
    Err(format!("{phase}: expected exit status {exit} and {out:?}, got {got}").into())
}

fn put(from: &Path, to: &Path) -> Result<(), Failed> {
    fs::create_dir_all(to.parent().ok_or("a file lies in a folder")?)?;
    fs::copy(from, to)?;
    Ok(())
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folders of cases can be read");
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    entries(folder).into_iter().filter(|path| path.is_dir()).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    entries(folder).into_iter().filter(|path| path.is_file()).collect()
}

fn below(folder: &Path) -> Vec<PathBuf> {
    let mut found = files(folder);
    for inner in folders(folder) {
        found.extend(below(&inner));
    }
    found
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

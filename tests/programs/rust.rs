//! Rust programs: modules of one package, so that they are built at once and share what they use.
//!
//! The package lies in the target folder and is written anew only where it differs, so that a second run builds nothing.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::time::Duration;

use libtest_mimic::Failed;
use serde_json::Value;

use crate::case::Case;
use crate::process::{self, Printed};

/// How long the packages and programs may take to build.
const BUILD: Duration = Duration::from_secs(900);

/// What the compiler says of a program.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// Its errors, as they are shown.
    pub errors: Vec<String>,
    /// How many warnings there are of each code.
    warnings: BTreeMap<String, usize>,
}

impl Said {
    /// A code of which it warns more often than `old`.
    pub fn new_warning(&self, old: &Self) -> Option<&str> {
        let mut counts = self.warnings.iter();
        counts
            .find(|(code, count)| old.warnings.get(*code).is_none_or(|old| old < *count))
            .map(|(code, _)| code.as_str())
    }
}

/// A package whose modules are programs.
pub struct Package {
    name: &'static str,
    home: PathBuf,
    /// Keeps other processes off.
    _lock: File,
}

/// The programs, built.
struct Built {
    package: Package,
    /// Of each case the modules `before` and `after`.
    modules: BTreeMap<String, Vec<String>>,
    /// What the compiler says of a module.
    said: BTreeMap<String, Said>,
}

/// Runs `case` as it was found and as it is rewritten; `all` are the cases that are built with it.
pub fn run(case: &Case, all: &[Case]) -> Result<(), Failed> {
    static BUILT: OnceLock<Result<Built, String>> = OnceLock::new();
    let built = BUILT.get_or_init(|| build(all).map_err(|error| error.message().unwrap_or_default().to_owned()));
    let built = built.as_ref().map_err(|error| error.clone())?;
    let modules = &built.modules[&case.title];
    let said = |at: usize| modules.get(at).map(|module| built.said.get(module).cloned().unwrap_or_default());
    for (phase, at) in [("before", 0), ("after", 1)] {
        if let Some(error) = said(at).and_then(|said| said.errors.first().cloned()) {
            return Err(format!("{phase} does not compile: {error}").into());
        }
    }
    let first = start(built, &modules[0])?;
    case.expect_before(&first)?;
    if modules.len() == 1 {
        return Ok(());
    }
    case.expect_after(&first, &start(built, &modules[1])?)?;
    match said(1).unwrap_or_default().new_warning(&said(0).unwrap_or_default()) {
        Some(new) => Err(format!("after: the compiler warns of {new}, which it did not before").into()),
        None => Ok(()),
    }
}

fn start(built: &Built, module: &str) -> Result<Printed, Failed> {
    built.package.run(module, Duration::from_secs(60))
}

/// Writes the package, one process at a time, and builds it.
fn build(cases: &[Case]) -> Result<Built, Failed> {
    let package = Package::lay("programs")?;
    let mut modules = BTreeMap::new();
    for (number, case) in cases.iter().enumerate() {
        let mut names = Vec::new();
        for (phase, text) in ["before", "after"].into_iter().zip(texts(case)?) {
            let name = format!("{phase}{number:03}");
            package.write(&name, &text)?;
            names.push(name);
        }
        modules.insert(case.title.clone(), names);
    }
    let said = package.build(modules.values().flatten())?;
    Ok(Built { package, modules, said })
}

impl Package {
    /// The package `name` without its modules; `name` stands where `programs` does in the list of packages.
    pub fn lay(name: &'static str) -> Result<Self, Failed> {
        let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("rust-{name}"));
        fs::create_dir_all(home.join("src/cases"))?;
        let lock = File::create(home.join("lock"))?;
        lock.lock()?;
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs");
        for (to, template) in [("Cargo.toml", "rust-packages.toml"), ("Cargo.lock", "rust-packages.lock")] {
            let text = fs::read_to_string(from.join(template))?;
            put(&home.join(to), &text.replace("name = \"programs\"", &format!("name = \"{name}\"")))?;
        }
        Ok(Self { name, home, _lock: lock })
    }

    /// Writes the program of a module.
    pub fn write(&self, module: &str, text: &str) -> Result<(), Failed> {
        let file = self.home.join(format!("src/cases/{module}.rs"));
        put(&file, &format!("{text}\npub fn run_case() {{\n    let _ = main();\n}}\n"))
    }

    /// Builds these modules; gives what the compiler says of each.
    pub fn build<'a>(&self, modules: impl IntoIterator<Item = &'a String>) -> Result<BTreeMap<String, Said>, Failed> {
        put(&self.home.join("src/main.rs"), &main_of(modules))?;
        let _ = fs::remove_file(self.binary());
        compile(&self.home)
    }

    /// Runs the program of a module.
    pub fn run(&self, module: &str, limit: Duration) -> Result<Printed, Failed> {
        let binary = self.binary();
        if !binary.exists() {
            return Err("another program of the package does not compile".into());
        }
        let folder = tempfile::tempdir()?;
        let mut command = Command::new(binary);
        process::run_within(command.arg(module).current_dir(folder.path()).env_remove("RUST_BACKTRACE"), limit)
    }

    fn binary(&self) -> PathBuf {
        target().join("debug").join(format!("{}{}", self.name, std::env::consts::EXE_SUFFIX))
    }
}

/// Where the packages are built, all with one target folder.
fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("rust-programs/target")
}

/// The program as it was found and, where it is rewritten, as the tool leaves it.
fn texts(case: &Case) -> Result<Vec<String>, Failed> {
    let root = tempfile::tempdir()?;
    let program = case.lay(root.path())?;
    let file = program.folder.join(&program.file);
    let mut texts = vec![fs::read_to_string(&file)?];
    if case.is_rewritten() {
        case.fix(&program)?;
        texts.push(fs::read_to_string(&file)?);
    }
    Ok(texts)
}

fn main_of<'a>(modules: impl IntoIterator<Item = &'a String>) -> String {
    let (mut declared, mut arms) = (String::new(), String::new());
    for module in modules {
        declared.push_str(&format!("#[path = \"cases/{module}.rs\"]\nmod {module};\n"));
        arms.push_str(&format!("        \"{module}\" => {module}::run_case(),\n"));
    }
    format!(
        "#![allow(dead_code)]\n{declared}\nfn main() {{\n    match std::env::args().nth(1).unwrap().as_str() {{\n{arms}        _ => panic!(),\n    }}\n}}\n"
    )
}

/// Builds the package at `home`; gives what the compiler says of each module.
fn compile(home: &Path) -> Result<BTreeMap<String, Said>, Failed> {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(["build", "--quiet", "--locked", "--message-format=json"]).current_dir(home);
    command.env("CARGO_TARGET_DIR", target()).env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    let told = process::run_within(&mut command, BUILD).map_err(|error| {
        format!(
            "the programs of the Rust cases need cargo (https://rustup.rs): install it, \
             or set PUNCHLIST_NO_RUNTIMES=1 to leave these tests out ({})",
            error.message().unwrap_or_default()
        )
    })?;
    let mut said: BTreeMap<String, Said> = BTreeMap::new();
    for line in told.out.lines() {
        let message: Value = serde_json::from_str(line).unwrap_or_default();
        let message = &message["message"];
        let primary = message["spans"].as_array().into_iter().flatten().find(|span| span["is_primary"] == true);
        let Some(file) = primary.and_then(|span| span["file_name"].as_str()) else { continue };
        let module = Path::new(file).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let of_module = said.entry(module).or_default();
        match message["level"].as_str() {
            Some("error") => of_module.errors.push(message["rendered"].as_str().unwrap_or_default().to_owned()),
            Some("warning") => {
                let code = message["code"]["code"].as_str().unwrap_or_default().to_owned();
                *of_module.warnings.entry(code).or_default() += 1;
            }
            _ => {}
        }
    }
    if told.exit != Some(0) && said.values().all(|said| said.errors.is_empty()) {
        return Err(format!("cargo could not build the programs of the Rust cases: {}", told.err).into());
    }
    Ok(said)
}

/// Writes a file unless it is so already.
pub fn put(file: &Path, text: &str) -> Result<(), Failed> {
    if fs::read_to_string(file).is_ok_and(|old| old == text) {
        return Ok(());
    }
    Ok(fs::write(file, text)?)
}

//! Rust programs: modules of one package, so that they are built at once and share what they use.
//!
//! The package lies in the target folder and is written anew only where it differs, so that a second run builds nothing.

use std::collections::{BTreeMap, BTreeSet};
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
struct Said {
    errors: Vec<String>,
    /// Codes of the warnings.
    warnings: BTreeSet<String>,
}

/// The programs, built.
struct Built {
    binary: PathBuf,
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
    let old = said(0).unwrap_or_default().warnings;
    match said(1).unwrap_or_default().warnings.difference(&old).next() {
        Some(new) => Err(format!("after: the compiler warns of {new}, which it did not before").into()),
        None => Ok(()),
    }
}

fn start(built: &Built, module: &str) -> Result<Printed, Failed> {
    if !built.binary.exists() {
        return Err("another program of the package does not compile".into());
    }
    let folder = tempfile::tempdir()?;
    process::run(Command::new(&built.binary).arg(module).current_dir(folder.path()).env_remove("RUST_BACKTRACE"))
}

/// Writes the package, one process at a time, and builds it.
fn build(cases: &[Case]) -> Result<Built, Failed> {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rust-programs");
    let sources = home.join("src/cases");
    fs::create_dir_all(&sources)?;
    let lock = File::create(home.join("lock"))?;
    lock.lock()?;
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs");
    put(&home.join("Cargo.toml"), &fs::read_to_string(from.join("rust-packages.toml"))?)?;
    put(&home.join("Cargo.lock"), &fs::read_to_string(from.join("rust-packages.lock"))?)?;
    let mut modules = BTreeMap::new();
    for (number, case) in cases.iter().enumerate() {
        let mut names = Vec::new();
        for (phase, text) in ["before", "after"].into_iter().zip(texts(case)?) {
            let name = format!("{phase}{number:03}");
            put(
                &sources.join(format!("{name}.rs")),
                &format!("{text}\npub fn run_case() {{\n    let _ = main();\n}}\n"),
            )?;
            names.push(name);
        }
        modules.insert(case.title.clone(), names);
    }
    put(&home.join("src/main.rs"), &main_of(modules.values().flatten()))?;
    let binary = home.join("target/debug").join(format!("programs{}", std::env::consts::EXE_SUFFIX));
    let _ = fs::remove_file(&binary);
    let said = compile(&home)?;
    Ok(Built { binary, modules, said })
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

fn main_of<'a>(modules: impl Iterator<Item = &'a String>) -> String {
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
    command.env("CARGO_TARGET_DIR", home.join("target")).env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
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
                of_module.warnings.insert(message["code"]["code"].as_str().unwrap_or_default().to_owned());
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
fn put(file: &Path, text: &str) -> Result<(), Failed> {
    if fs::read_to_string(file).is_ok_and(|old| old == text) {
        return Ok(());
    }
    Ok(fs::write(file, text)?)
}

//! JavaScript and TypeScript programs, under `node`, with the packages they import.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use libtest_mimic::Failed;
use serde_json::{Value, json};

use crate::case::Program;
use crate::process::{self, Printed};

/// The oldest node that the packages run on.
const OLDEST: u32 = 20;

/// Packages of which several releases are installed, and what their ranges start with; the last is taken where no range says.
const RELEASES: &[(&str, &[&str])] = &[("p-limit", &["6", "3", "7"]), ("express", &["5", "4"])];

/// The settings of a strict check, whatever a case looks like.
const STRICT: &str = r#"{
    "strict": true, "noEmit": true, "skipLibCheck": true, "target": "es2022", "module": "nodenext",
    "moduleDetection": "force", "jsx": "preserve", "types": ["node"], "lib": ["es2022", "dom", "dom.iterable"]
}"#;

/// Runs a program in its project.
pub fn run(program: &Program) -> Result<Printed, Failed> {
    prepare(program)?;
    let file = strip_types(program)?;
    process::run(node()?.arg(file).current_dir(&program.folder))
}

/// The command that runs `script`, which starts programs by itself.
pub fn batch(script: &Path) -> Result<Command, Failed> {
    let mut command = node()?;
    command.arg(script);
    Ok(command)
}

/// Checks the types of all `programs`, which lie below `root` and have a title each.
pub fn check_types(root: &Path, programs: &[(&str, Program)]) -> Result<(), Failed> {
    for (_, program) in programs {
        prepare(program)?;
    }
    let options: Value = serde_json::from_str(STRICT)?;
    let files: Vec<PathBuf> = programs.iter().map(|(_, program)| program.folder.join(&program.file)).collect();
    fs::write(root.join("tsconfig.json"), json!({ "compilerOptions": options, "files": files }).to_string())?;
    link(packages()?, root, "@types", "@types")?;
    let compiler = packages()?.join("typescript/bin/tsc");
    let told = process::run(node()?.arg(compiler).arg("-p").arg(root).current_dir(root))?;
    if told.exit == Some(0) {
        return Ok(());
    }
    let named = programs.iter().map(|(title, program)| {
        let folder = program.folder.file_name().unwrap_or_default().to_string_lossy();
        format!("{folder} is {title}")
    });
    Err(format!("types do not fit:\n{}\n{}", told.out, named.collect::<Vec<_>>().join("\n")).into())
}

/// Gives the project the packages it names, and the kind of its modules.
pub fn prepare(program: &Program) -> Result<(), Failed> {
    let manifest = program.folder.join("package.json");
    let mut described: Value = match fs::read_to_string(&manifest) {
        Ok(text) => serde_json::from_str(text.trim_start_matches('\u{feff}'))?,
        Err(_) => Value::Null,
    };
    let is_module = is_module(program, &described)?;
    let releases: Vec<(&str, String)> =
        RELEASES.iter().map(|&(name, known)| (name, release(&described, is_module, name, known))).collect();
    if described.is_null() {
        described = json!({});
    }
    if described.get("type").is_none() {
        described["type"] = if is_module { "module" } else { "commonjs" }.into();
    }
    fs::write(&manifest, described.to_string())?;
    let home = packages()?;
    for entry in fs::read_dir(home)?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') && !RELEASES.iter().any(|(known, _)| name.starts_with(known)) {
            link(home, &program.folder, &name, &name)?;
        }
    }
    releases.iter().try_for_each(|(name, release)| link(home, &program.folder, &format!("{name}{release}"), name))
}

fn link(home: &Path, folder: &Path, package: &str, name: &str) -> Result<(), Failed> {
    let modules = folder.join("node_modules");
    fs::create_dir_all(&modules)?;
    #[cfg(unix)]
    std::os::unix::fs::symlink(home.join(package), modules.join(name))?;
    #[cfg(windows)]
    std::os::windows::fs::symlink_dir(home.join(package), modules.join(name))?;
    Ok(())
}

/// The release of a package that the manifest asks for, else the one that the module kind can load.
fn release(manifest: &Value, is_module: bool, name: &str, known: &[&str]) -> String {
    let sections = ["dependencies", "devDependencies"];
    let range = sections.iter().find_map(|section| manifest.get(section)?.get(name)?.as_str());
    let first = range.and_then(|range| range.trim_start_matches(['^', '~', '=', '>', ' ']).split('.').next());
    let default = match (name, is_module) {
        ("p-limit", false) => "3",
        _ => known.last().copied().unwrap_or_default(),
    };
    known.iter().find(|release| Some(**release) == first).copied().unwrap_or(default).to_owned()
}

fn is_module(program: &Program, manifest: &Value) -> Result<bool, Failed> {
    let ending = program.file.extension().unwrap_or_default().to_string_lossy().into_owned();
    match (ending.as_str(), manifest.get("type").and_then(Value::as_str)) {
        ("mjs" | "mts", _) => Ok(true),
        ("cjs" | "cts", _) => Ok(false),
        (_, Some(kind)) => Ok(kind == "module"),
        ("ts" | "tsx", None) if !manifest.is_null() => Ok(false),
        _ => {
            let text = fs::read_to_string(program.folder.join(&program.file))?;
            let starts = ["import ", "import{", "export "];
            let is_module = text.lines().any(|line| starts.iter().any(|start| line.trim_start().starts_with(start)));
            Ok(is_module && !(ending.ends_with("ts") && leaves_endings_out(&text)))
        }
    }
}

/// Whether a file imports one beside it without its ending, which only a compiler to CommonJS finds.
fn leaves_endings_out(text: &str) -> bool {
    let imports = text.lines().filter(|line| line.trim_start().starts_with("import "));
    let paths =
        imports.filter_map(|line| line.rsplit_once(" from ")).map(|(_, path)| path.trim_matches(['\'', '"', ';', ' ']));
    paths.filter(|path| path.starts_with('.')).any(|path| Path::new(path).extension().is_none())
}

/// The program as plain JavaScript; every typed file of the project gets a plain one beside it.
fn strip_types(program: &Program) -> Result<PathBuf, Failed> {
    let is_module = is_module(program, &serde_json::from_slice(&fs::read(program.folder.join("package.json"))?)?)?;
    let mut typed = Vec::new();
    gather_typed(&program.folder, &mut typed)?;
    let file = program.folder.join(&program.file);
    if !typed.is_empty() {
        let list: Vec<_> = typed.iter().map(|path| json!([path, is_module])).collect();
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs/strip-types.cjs");
        let told = process::run(node()?.env("NODE_PATH", packages()?).arg(script).arg(json!(list).to_string()))?;
        if told.exit != Some(0) {
            return Err(format!("types cannot be stripped: {told}").into());
        }
    }
    Ok(match plain_ending(&file) {
        Some(ending) => file.with_extension(ending),
        None => file,
    })
}

fn plain_ending(path: &Path) -> Option<&'static str> {
    match path.extension()?.to_str()? {
        "mts" => Some("mjs"),
        "cts" => Some("cjs"),
        "ts" | "tsx" | "jsx" => Some("js"),
        _ => None,
    }
}

fn gather_typed(folder: &Path, into: &mut Vec<PathBuf>) -> Result<(), Failed> {
    for entry in fs::read_dir(folder)?.flatten() {
        let path = entry.path();
        if path.is_dir() && entry.file_name() != "node_modules" {
            gather_typed(&path, into)?;
        } else if plain_ending(&path).is_some() {
            into.push(path);
        }
    }
    Ok(())
}

/// Node without the settings of the person who runs the tests.
fn node() -> Result<Command, Failed> {
    static FIT: OnceLock<Result<(), String>> = OnceLock::new();
    FIT.get_or_init(fit).clone()?;
    let mut command = Command::new("node");
    command.env_remove("NODE_OPTIONS").env_remove("NODE_PATH").env("NO_COLOR", "1").env("NODE_NO_WARNINGS", "1");
    Ok(command)
}

/// Whether `node` is there and new enough.
fn fit() -> Result<(), String> {
    let wanted = format!(
        "the programs of the JavaScript and TypeScript cases need node, {OLDEST} or newer, and npm: install them, \
         or set PUNCHLIST_NO_RUNTIMES=1 to leave these tests out"
    );
    let told = process::run(Command::new("node").arg("--version"));
    let told = told.map_err(|error| format!("{wanted} ({})", error.message().unwrap_or_default()))?;
    let major = told.out.trim().trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_some_and(|major| major >= OLDEST) {
        Ok(())
    } else {
        Err(format!("{wanted} (node is {})", told.out.trim()))
    }
}

/// The folder of the installed packages.
fn packages() -> Result<&'static Path, Failed> {
    static HOME: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    let home = HOME.get_or_init(|| install().map_err(|error| error.message().unwrap_or_default().to_owned()));
    home.as_deref().map_err(|error| error.clone().into())
}

/// Installs the pinned packages into the target folder, unless that was done before; one process at a time.
fn install() -> Result<PathBuf, Failed> {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs");
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("programs");
    fs::create_dir_all(&home)?;
    let lock = File::create(home.join("lock"))?;
    lock.lock()?;
    let (pinned, done) = (fs::read(from.join("package-lock.json"))?, home.join("installed"));
    if fs::read(&done).ok().as_ref() != Some(&pinned) {
        for name in ["package.json", "package-lock.json"] {
            fs::copy(from.join(name), home.join(name))?;
        }
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        let told = process::run(Command::new(npm).args(["ci", "--no-audit", "--no-fund"]).current_dir(&home));
        let told =
            told.map_err(|error| format!("npm has to be installed ({})", error.message().unwrap_or_default()))?;
        if told.exit != Some(0) {
            return Err(format!("npm could not install the packages of the cases: {told}").into());
        }
        fs::write(done, pinned)?;
    }
    Ok(home.join("node_modules"))
}

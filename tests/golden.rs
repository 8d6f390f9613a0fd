//! The golden cases: one test for each folder under `tests/cases/<language>/<recipe>/<case>/`.
//!
//! A case runs its recipe with unsafe fixes allowed and compares findings and files byte for byte; then it runs the
//! recipe on the result, which has to stay as it is. Cases of recipes that do not exist yet are listed as ignored.
//!
//! Each is run once more as an editor on Windows may have saved it, with a byte order mark and `\r\n`; the same has to come of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, process};

use libtest_mimic::{Arguments, Failed, Trial};
use punchlist::lang::{self, Files};
use punchlist::plan::{Action, Engine, FilePlan, Look, Settings};
use punchlist::recipe::Library;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "the form of a case is checked by reading all of it")]
struct Meta {
    safety: Option<String>,
    note: String,
    python: Option<String>,
    #[serde(default)]
    runnable: bool,
    #[serde(default)]
    typecheck: bool,
    refuse: Option<String>,
    #[serde(default)]
    clean: bool,
    as_path: Option<String>,
    #[serde(default)]
    recipes: Vec<String>,
    #[serde(default)]
    options: BTreeMap<String, toml::Value>,
    output: Option<toml::Value>,
    #[serde(default)]
    finding: Vec<Expected>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    line: u32,
    #[serde(default = "fix")]
    action: String,
    reason: Option<String>,
    recipe: Option<String>,
}

fn fix() -> String {
    "fix".to_owned()
}

/// The files of a case as the project sees them.
#[derive(Debug, Default)]
struct CaseFiles(BTreeMap<PathBuf, String>);

impl Files for CaseFiles {
    fn read(&self, path: &Path) -> Option<String> {
        self.0.get(path).cloned()
    }

    fn all(&self) -> Arc<[PathBuf]> {
        let is_other = |path: &&PathBuf| lang::of_path(path).is_some() && !path.starts_with("before.py");
        self.0.keys().filter(is_other).cloned().collect()
    }
}

fn read(path: &Path) -> Result<String, Failed> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()).into())
}

/// The text of code, for `windows` as an editor there may save it. A mark before `#!` would hide it, JSON has none.
fn code(path: &Path, windows: bool) -> Result<String, Failed> {
    let text = read(path)?;
    let is_marked = !text.starts_with("#!") && path.extension().is_none_or(|ending| ending != "ipynb");
    let mark = if is_marked { "\u{feff}" } else { "" };
    Ok(if windows { format!("{mark}{}", text.replace('\n', "\r\n")) } else { text })
}

fn walk(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the case can be read").flatten() {
        let path = entry.path();
        if path.is_dir() { walk(&path, into) } else { into.push(path) }
    }
}

struct Case {
    folder: PathBuf,
    windows: bool,
    recipe: String,
    meta: Meta,
    before: PathBuf,
    path: PathBuf,
    files: Arc<CaseFiles>,
}

impl Case {
    fn read(folder: &Path, recipe: &str, windows: bool) -> Result<Self, Failed> {
        let meta: Meta = toml::from_str(&read(&folder.join("meta.toml"))?)?;
        let mut all = Vec::new();
        walk(folder, &mut all);
        let named = |path: &Path, stem: &str| {
            path.parent() == Some(folder) && path.file_stem().is_some_and(|name| name == stem)
        };
        let before = all
            .iter()
            .find(|path| named(path, "before") && lang::of_path(path).is_some())
            .cloned()
            .ok_or("no before file")?;
        let mut files = CaseFiles::default();
        for path in &all {
            let relative = path.strip_prefix(folder)?.to_owned();
            let name = relative.to_string_lossy().into_owned();
            let name = name
                .strip_prefix("before.")
                .filter(|rest| lang::ALL.iter().any(|language| language.manifest_names().contains(rest)))
                .unwrap_or(&name)
                .to_owned();
            if name != "meta.toml" && !name.starts_with("after.") {
                let text = code(path, windows && *path == before)?;
                files.0.insert(PathBuf::from(name), text);
            }
        }
        let file_name = before.file_name().expect("it is a file");
        let path = meta.as_path.as_ref().map_or_else(|| PathBuf::from(file_name), PathBuf::from);
        let (folder, recipe) = (folder.to_owned(), recipe.to_owned());
        Ok(Self { folder, windows, recipe, meta, before, path, files: Arc::new(files) })
    }

    /// The code before.
    fn text(&self) -> Result<String, Failed> {
        code(&self.before, self.windows)
    }

    /// The code that has to come out; none where nothing may be written.
    fn expected(&self) -> Result<Option<String>, Failed> {
        let name = self.before.file_name().and_then(|name| name.to_str()).expect("case files have plain names");
        let path = self.folder.join(name.replacen("before", "after", 1));
        if path.exists() { code(&path, self.windows).map(Some) } else { Ok(None) }
    }

    fn engine(&self) -> Result<Engine, Failed> {
        self.engine_of(std::slice::from_ref(&self.recipe))
    }

    fn engine_of(&self, ids: &[String]) -> Result<Engine, Failed> {
        let library = Library::shipped();
        let recipes = ids.iter().map(|id| library.recipes[id].clone()).collect();
        let mut settings = Settings::default();
        for id in ids {
            settings.options.insert(id.clone(), self.meta.options.clone());
        }
        let floor = self.meta.python.as_deref().unwrap_or("3.11");
        if floor != "from-project" {
            let (major, minor) = floor.split_once('.').ok_or("python is written 3.11")?;
            settings.floors.insert("python".to_owned(), (major.parse()?, minor.parse()?));
        }
        Ok(Engine::new(&library, recipes, settings)?)
    }

    fn look(&self, engine: &Engine, text: &str) -> Result<Option<FilePlan>, Failed> {
        let files: Arc<dyn Files> = self.files.clone();
        match engine.look(&self.path, text.as_bytes(), &files) {
            Look::TurnedAway => Ok(None),
            Look::Looked(plan) if !plan.faults.is_empty() => Err(plan.faults.join("\n").into()),
            Look::Looked(plan) => Ok(Some(plan)),
            Look::Skipped(reason) => Err(format!("skipped: {reason}").into()),
        }
    }

    /// Several recipes, one after the other, each on the output of the one before; the findings listed are the fixes of
    /// the first run.
    fn run_combined(&self, language: &str) -> Result<(), Failed> {
        let ids: Vec<String> = self.meta.recipes.iter().map(|name| format!("{language}/{name}")).collect();
        let mut text = self.text()?;
        let plan = self.look(&self.engine_of(&ids)?, &text)?;
        let findings = plan.iter().flat_map(|plan| &plan.findings).filter(|one| one.action == Action::Fix);
        let mut got: Vec<(u32, String)> = findings.map(|one| (one.start.line, one.recipe.clone())).collect();
        let wanted = self.meta.finding.iter().filter_map(|one| Some((one.line, one.recipe.as_ref()?)));
        let mut wanted: Vec<(u32, String)> = wanted.map(|(line, name)| (line, format!("{language}/{name}"))).collect();
        got.sort();
        wanted.sort();
        if got != wanted {
            return Err(format!("findings differ\n  wanted {wanted:?}\n  got    {got:?}").into());
        }
        let files: Arc<dyn Files> = self.files.clone();
        for id in &ids {
            let engine = self.engine_of(std::slice::from_ref(id))?;
            let Some(plan) = self.look(&engine, &text)? else { continue };
            if let Some(approved) = engine.approve(&plan, &files, &mut |_| true)? {
                text = approved.after().to_owned();
            }
        }
        same("the file", &self.expected()?.ok_or("no after file")?, &text)
    }

    fn run(&self) -> Result<(), Failed> {
        let engine = self.engine()?;
        let text = self.text()?;
        let plan = self.look(&engine, &text)?;
        let found = self.compare_findings(plan.as_ref());
        let files: Arc<dyn Files> = self.files.clone();
        let approved = match &plan {
            Some(plan) => engine.approve(plan, &files, &mut |_| true)?,
            None => None,
        };
        let after = approved.as_ref().map_or(text.as_str(), |approved| approved.after());
        if let Some(plan) = &plan {
            self.pick(&engine, plan, after)?;
        }
        let expected = self.expected()?.unwrap_or_else(|| text.clone());
        let text = same("the file", &expected, after);
        match (text, found) {
            (Err(text), Err(found)) => return Err(format!("{}\n{}", message(&found), message(&text)).into()),
            (text, found) => text.and(found)?,
        }
        self.compare_manifests(approved.as_ref().map_or(&[], |approved| approved.dependencies()))?;
        let again = self.look(&engine, after)?;
        if let Some(left) = again.iter().flat_map(|plan| &plan.findings).find(|one| one.action == Action::Fix) {
            return Err(format!("a second run would change line {}", left.start.line).into());
        }
        Ok(())
    }

    /// A person who takes every fix that is shown gets what a run gets that takes all of them; each can be made alone, but for one that
    /// needs others of its recipe.
    fn pick(&self, engine: &Engine, plan: &FilePlan, after: &str) -> Result<(), Failed> {
        let files: Arc<dyn Files> = self.files.clone();
        let all: BTreeSet<usize> = (0..plan.findings.len()).filter(|&at| plan.findings[at].fix.is_some()).collect();
        if let Some(picked) = engine.approve_these(plan, &files, &all)? {
            same("the file with every fix picked", after, picked.after())?;
        }
        for &at in &all {
            let made = engine.approve_these(plan, &files, &BTreeSet::from([at]))?.map_or(0, |picked| picked.fixes());
            let alone = |other: &usize| *other == at || plan.findings[*other].recipe != plan.findings[at].recipe;
            if made != 1 && all.iter().all(alone) {
                return Err(format!("the fix of line {} alone makes {made} fixes", plan.findings[at].start.line).into());
            }
        }
        Ok(())
    }

    fn compare_findings(&self, plan: Option<&FilePlan>) -> Result<(), Failed> {
        let got: Vec<(u32, &str, Option<&str>)> = plan
            .iter()
            .flat_map(|plan| &plan.findings)
            .map(|one| (one.start.line, one.action.word(), one.reason.as_ref().map(|reason| reason.id.as_str())))
            .collect();
        let reasons = self.reason_ids()?;
        let told = self.told_ids()?;
        let wanted: Vec<(u32, &str, Option<String>)> = self
            .meta
            .finding
            .iter()
            .map(|one| {
                let reason = one.reason.as_ref().or(self.meta.refuse.as_ref()).filter(|_| one.action != "fix");
                (one.line, one.action.as_str(), reason.map(|reason| reasons(reason)))
            })
            .collect();
        let agree = got.len() == wanted.len()
            && got.iter().zip(&wanted).all(|(got, wanted)| {
                let same = got.2 == wanted.2.as_deref();
                let known = wanted.1 == "report"
                    && wanted.2.is_none()
                    && got.2.is_some_and(|id| told.iter().any(|told| told == id));
                got.0 == wanted.0 && got.1 == wanted.1 && (same || known)
            });
        if agree { Ok(()) } else { Err(format!("findings differ\n  wanted {wanted:?}\n  got    {got:?}").into()) }
    }

    /// Free texts of the JavaScript cases belong to the one id of which they hold a fragment.
    fn reason_ids(&self) -> Result<impl Fn(&str) -> String + use<>, Failed> {
        let table: toml::Table = toml::from_str(&read(&cases().join("reasons-js-rust.toml"))?)?;
        Ok(move |text: &str| {
            let ids = table["reason"].as_table().expect("the table of reasons");
            let fits = |reason: &toml::Value| {
                let fragments = reason.get("match").and_then(|fragments| fragments.as_array());
                fragments.is_some_and(|list| list.iter().any(|one| one.as_str().is_some_and(|one| text.contains(one))))
            };
            ids.iter().find(|(_, reason)| fits(reason)).map_or_else(|| text.to_owned(), |(id, _)| id.clone())
        })
    }

    /// The ids that a report of this recipe may carry where its case gives no text.
    fn told_ids(&self) -> Result<Vec<String>, Failed> {
        let table: toml::Table = toml::from_str(&read(&cases().join("reasons-js-rust.toml"))?)?;
        let ids = table["reason"].as_table().expect("the table of reasons");
        let names = |reason: &toml::Value| {
            let recipes = reason.get("recipes").and_then(|recipes| recipes.as_array());
            recipes.is_some_and(|list| list.iter().any(|one| one.as_str() == Some(&self.recipe)))
        };
        Ok(ids.iter().filter(|(_, reason)| names(reason)).map(|(id, _)| id.clone()).collect())
    }

    fn compare_manifests(&self, dependencies: &[lang::packages::Dependency]) -> Result<(), Failed> {
        for name in ["package.json", "Cargo.toml"] {
            let after = self.folder.join(format!("after.{name}"));
            let Some(before) = self.files.0.get(Path::new(name)) else { continue };
            let expected = if after.exists() { read(&after)? } else { before.clone() };
            let language = lang::of_path(&self.path).expect("the case has a language");
            let wanted: Vec<lang::packages::Dependency> =
                dependencies.iter().filter(|one| one.manifest == Path::new(name)).cloned().collect();
            let got = if wanted.is_empty() {
                before.clone()
            } else {
                language.edit_manifest(Path::new(name), before, &wanted)?
            };
            same(name, &expected, &got)?;
        }
        Ok(())
    }
}

fn message(failed: &Failed) -> &str {
    failed.message().unwrap_or_default()
}

fn same(what: &str, expected: &str, got: &str) -> Result<(), Failed> {
    if expected == got {
        return Ok(());
    }
    let diff = similar::TextDiff::from_lines(expected, got);
    Err(format!("{what} differs (- expected, + got)\n{}", diff.unified_diff().context_radius(3)).into())
}

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

fn folders(path: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(path)
        .expect("the cases are there")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
        .collect();
    found.sort();
    found
}

fn name(path: &Path) -> String {
    path.file_name().expect("a folder of the cases").to_string_lossy().into_owned()
}

/// The recipes that a case applies one after the other; none for a case of one recipe.
fn combined(folder: &Path) -> Vec<String> {
    let meta = fs::read_to_string(folder.join("meta.toml")).unwrap_or_default();
    toml::from_str::<Meta>(&meta).map(|meta| meta.recipes).unwrap_or_default()
}

fn main() -> process::ExitCode {
    let known: Vec<String> = Library::shipped().recipes.into_keys().collect();
    let mut trials = Vec::new();
    for language in folders(&cases()) {
        for recipe in folders(&language) {
            let short = name(&language);
            let owner = lang::named(&short).map_or(short.clone(), |language| language.name().to_owned());
            let id = format!("{owner}/{}", name(&recipe));
            for folder in folders(&recipe) {
                let title = format!("{short}::{}::{}", name(&recipe), name(&folder));
                let together = combined(&folder);
                let ids: Vec<String> = together.iter().map(|name| format!("{owner}/{name}")).collect();
                let exists = if ids.is_empty() { known.contains(&id) } else { ids.iter().all(|id| known.contains(id)) };
                for windows in [false, true] {
                    let (id, owner, folder, is_one) = (id.clone(), owner.clone(), folder.clone(), ids.is_empty());
                    let kind = if windows { "windows" } else { "" };
                    let trial = Trial::test(title.clone(), move || {
                        let case = Case::read(&folder, &id, windows)?;
                        if is_one { case.run() } else { case.run_combined(&owner) }
                    });
                    trials.push(trial.with_kind(kind).with_ignored_flag(!exists));
                }
            }
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

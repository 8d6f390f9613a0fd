//! One trial of a recipe: code before, what has to be found in it, and what has to come out.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use toml::Value;

use crate::cli::config::Options;
use crate::diff::{CONTEXT, hunks};
use crate::edit::Safety;
use crate::lang::packages::Dependency;
use crate::lang::{self, Files, Language};
use crate::plan::{Action, Approved, Engine, FilePlan, Finding, Look, Settings};
use crate::recipe::{Library, Recipe};
use crate::walk::{self, Entry};

/// What is found in a file, as an author writes it down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expected {
    /// The text that comes out; none where nothing is written.
    pub after: Option<String>,
    /// The findings in order; not looked at where absent.
    pub findings: Option<Vec<Site>>,
    /// A reason for which at least one site is left alone.
    pub refuse: Option<String>,
    /// Whether nothing at all may be found.
    pub clean: bool,
    /// Manifests as they come out, by path.
    pub manifests: BTreeMap<PathBuf, String>,
}

/// A finding as an author writes it down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// Its line, counted from 1.
    pub line: u32,
    /// What is done.
    pub action: String,
    /// Id of the reason; not looked at where absent.
    pub reason: Option<String>,
}

/// A trial of one recipe.
#[derive(Debug)]
pub struct Trial {
    /// What it is called in the list of results.
    pub name: String,
    /// Id of the recipe.
    pub recipe: String,
    /// Where the file lies in its project.
    pub path: PathBuf,
    /// Its text.
    pub before: String,
    /// The other files of the project.
    pub files: BTreeMap<PathBuf, String>,
    /// The lowest version of Python where the project declares none.
    pub floor: Option<(u32, u32)>,
    /// Options of the recipe.
    pub options: BTreeMap<String, Value>,
    /// What has to come of it.
    pub expected: Expected,
}

/// A project in memory.
#[derive(Debug)]
struct Memory(BTreeMap<PathBuf, String>);

impl Files for Memory {
    fn read(&self, path: &Path) -> Option<String> {
        self.0.get(path).cloned()
    }

    fn all(&self) -> Arc<[PathBuf]> {
        self.0.keys().filter(|path| lang::of_path(path).is_some()).cloned().collect()
    }
}

impl Trial {
    /// Runs the recipe; deep code needs a thread with room for it.
    ///
    /// # Errors
    ///
    /// What came out differently, in lines.
    pub fn run(&self, library: &Library) -> Result<(), String> {
        let entry = Entry { path: self.path.clone(), project: 0 };
        let result = walk::alone(&entry, self.before.as_bytes(), &|_, _| Ok(Some(self.differences(library))));
        match result {
            Ok(differences) => differences.unwrap_or(Ok(())),
            Err(miss) => Err(miss.reason),
        }
    }

    fn differences(&self, library: &Library) -> Result<(), String> {
        let recipe = library.recipes.get(&self.recipe).ok_or_else(|| format!("there is no recipe {}", self.recipe))?;
        let engine = self.engine(library, recipe)?;
        let Some(plan) = self.look(&engine, &self.before)? else { return self.nothing_found() };
        self.compare_findings(&plan.findings)?;
        let Some(approved) = self.approve(&engine, &plan)? else { return self.compare_text(&self.before) };
        self.compare_text(approved.after())?;
        self.compare_manifests(recipe.language, approved.dependencies())?;
        let Some(again) = self.look(&engine, approved.after())? else { return Ok(()) };
        match self.approve(&engine, &again)? {
            None => Ok(()),
            Some(second) => Err(format!("a second run changes more:\n{}", diff(approved.after(), second.after()))),
        }
    }

    fn engine(&self, library: &Library, recipe: &Recipe) -> Result<Engine, String> {
        let floors = self.floor.iter().map(|floor| ("python".to_owned(), *floor)).collect();
        let options: Options = BTreeMap::from([(recipe.id.clone(), self.options.clone())]);
        Engine::new(library, vec![recipe.clone()], Settings { floors, options }).map_err(|error| error.to_string())
    }

    /// What is found in `text`; none if no recipe can apply.
    fn look(&self, engine: &Engine, text: &str) -> Result<Option<FilePlan>, String> {
        match engine.look(&self.path, text.as_bytes(), &self.project(text)) {
            Look::TurnedAway => Ok(None),
            Look::Looked(plan) if !plan.faults.is_empty() => Err(plan.faults.join("\n")),
            Look::Looked(plan) => Ok(Some(plan)),
            Look::Skipped(reason) => Err(format!("not looked into: {reason}")),
        }
    }

    fn approve(&self, engine: &Engine, plan: &FilePlan) -> Result<Option<Approved>, String> {
        let mut choose = |finding: &Finding| finding.action == Action::Fix && finding.safety > Safety::Suggestion;
        engine.approve(plan, &self.project(&plan.before), &mut choose)
    }

    /// The project with `text` for the file.
    fn project(&self, text: &str) -> Arc<dyn Files> {
        let mut files = self.files.clone();
        files.insert(self.path.clone(), text.to_owned());
        Arc::new(Memory(files))
    }

    fn nothing_found(&self) -> Result<(), String> {
        self.compare_findings(&[])?;
        self.compare_text(&self.before)
    }

    fn compare_findings(&self, findings: &[Finding]) -> Result<(), String> {
        if self.expected.clean && !findings.is_empty() {
            return Err(format!("nothing was to be found, but there is:\n{}", listed(&sites(findings))));
        }
        if let Some(reason) = &self.expected.refuse {
            let told = |finding: &Finding| finding.reason.as_ref().is_some_and(|found| found.id == *reason);
            if !findings.iter().any(told) {
                return Err(format!("no site is left alone as {reason}; found:\n{}", listed(&sites(findings))));
            }
        }
        let Some(expected) = &self.expected.findings else { return Ok(()) };
        let found = sites(findings);
        let same = expected.len() == found.len() && expected.iter().zip(&found).all(|(want, got)| want.is(got));
        if same { Ok(()) } else { Err(format!("expected:\n{}found:\n{}", listed(expected), listed(&found))) }
    }

    fn compare_text(&self, text: &str) -> Result<(), String> {
        let expected = self.expected.after.as_ref().unwrap_or(&self.before);
        if text == expected {
            Ok(())
        } else {
            Err(format!("expected (-) and found (+) differ:\n{}", diff(expected, text)))
        }
    }

    fn compare_manifests(&self, language: &dyn Language, needed: &[Dependency]) -> Result<(), String> {
        for (path, expected) in &self.expected.manifests {
            let add: Vec<Dependency> = needed.iter().filter(|needed| needed.manifest == *path).cloned().collect();
            let text = self.files.get(path).map(String::as_str).unwrap_or_default();
            let found = language.edit_manifest(path, text, &add).map_err(|error| error.to_string())?;
            if found != *expected {
                let diff = diff(expected, &found);
                return Err(format!("{}: expected (-) and found (+) differ:\n{diff}", path.display()));
            }
        }
        Ok(())
    }
}

impl Site {
    /// Whether `found` is what this asks for.
    fn is(&self, found: &Site) -> bool {
        let reason = self.reason.is_none() || self.reason == found.reason;
        self.line == found.line && self.action == found.action && reason
    }
}

fn sites(findings: &[Finding]) -> Vec<Site> {
    let site = |finding: &Finding| Site {
        line: finding.start.line,
        action: finding.action.word().to_owned(),
        reason: finding.reason.as_ref().map(|reason| reason.id.clone()),
    };
    findings.iter().map(site).collect()
}

fn listed(sites: &[Site]) -> String {
    if sites.is_empty() {
        return "  nothing\n".to_owned();
    }
    let line = |site: &Site| {
        let reason = site.reason.as_ref().map(|reason| format!(" ({reason})")).unwrap_or_default();
        format!("  line {}: {}{reason}\n", site.line, site.action)
    };
    sites.iter().map(line).collect()
}

fn diff(before: &str, after: &str) -> String {
    hunks(before, after, CONTEXT).iter().map(ToString::to_string).collect()
}

//! Chosen fixes made, in passes, until nothing is left to take.

use std::sync::Arc;

use super::compose::{Purpose, compose};
use super::engine::{Engine, source};
use super::{Approved, FilePlan, Finding, Fix};
use crate::lang::Files;
use crate::lang::packages::Dependency;
use crate::words::cx::Cx;

/// How often a file is rewritten before its recipes count as not settling.
const PASSES: usize = 10;

impl Engine {
    /// Makes the fixes of `plan` that `choose` takes, recipe by recipe in their order, and goes on until nothing is left to
    /// take. None if nothing was taken.
    ///
    /// # Errors
    ///
    /// A message if the rewrites do not settle: then nothing of the file may be written.
    pub fn approve(
        &self,
        plan: &FilePlan,
        files: &Arc<dyn Files>,
        choose: &mut dyn FnMut(&Finding) -> bool,
    ) -> Result<Option<Approved>, String> {
        let Some(speaker) = self.speaker(&plan.path) else { return Ok(None) };
        if plan.findings.iter().all(|finding| finding.fix.is_none()) {
            return Ok(None);
        }
        let cells = speaker.language.cells(&plan.path, &plan.before).transpose()?;
        let source = source(&plan.path, &plan.before, cells.as_ref());
        let version = cells.as_ref().and_then(|cells| cells.version);
        let live = speaker.live(&plan.path, plan.before.as_bytes(), files);
        let passed = live.map_or_else(Vec::new, |live| live.passed);
        let mut cx = self.original(speaker, source, version, &passed, files).map_err(|broken| broken.to_string())?;
        let mut made = Made::default();
        let mut later = None;
        let turns = speaker.finder.recipes.len();
        for _ in 0..PASSES + turns {
            let findings = later.as_ref().unwrap_or(&plan.findings);
            let mut chosen: Vec<&Finding> = findings.iter().filter(|one| one.fix.is_some() && choose(one)).collect();
            // One recipe after the other, each on what the one before has left: so the outcome is that of single runs.
            let turn = chosen.iter().map(|finding| speaker.turn(finding)).min();
            chosen.retain(|finding| Some(speaker.turn(finding)) == turn);
            if chosen.is_empty() {
                let after = match &cells {
                    Some(cells) => cells.pack(&plan.before, cx.source.text()).map_err(|error| error.to_string())?,
                    None => cx.source.text().to_owned(),
                };
                return Ok(made.approved(plan, after));
            }
            let source = cx.source.renewed(make(&cx, &chosen, &mut made)?);
            cx = self.context(speaker, source, version, files).map_err(|broken| broken.to_string())?.following(&passed);
            let all = vec![true; speaker.finder.recipes.len()];
            // Proved whole, so that a fix which an outline alone would let through does not come again and again.
            later = Some(self.plan(speaker, &cx, &all, Purpose::Write).findings);
        }
        let recipes: Vec<&str> =
            later.iter().flatten().filter(|one| one.fix.is_some()).map(|one| one.recipe.as_str()).collect();
        Err(format!("the rewrites do not settle after {PASSES} rounds ({}): nothing was written", recipes.join(", ")))
    }
}

/// The text with as many of the chosen fixes as can be made together, in the order of their places.
fn make(cx: &Arc<Cx>, chosen: &[&Finding], made: &mut Made) -> Result<String, String> {
    let all: Vec<&Fix> = chosen.iter().filter_map(|finding| finding.fix.as_ref()).collect();
    if let Ok(text) = compose(cx, &all, Purpose::Write) {
        made.note(&all);
        return Ok(text);
    }
    let mut taken: Vec<&Fix> = Vec::new();
    let mut text = Err("none of the rewrites can be made".to_owned());
    for fix in all {
        taken.push(fix);
        match compose(cx, &taken, Purpose::Write) {
            Ok(composed) => text = Ok(composed),
            Err(_) => {
                taken.pop();
            }
        }
    }
    made.note(&taken);
    text
}

/// What was made of a file so far.
#[derive(Default)]
struct Made {
    fixes: usize,
    dependencies: Vec<Dependency>,
    notes: Vec<String>,
}

impl Made {
    fn note(&mut self, fixes: &[&Fix]) {
        self.fixes += fixes.len();
        for fix in fixes {
            for dependency in &fix.dependencies {
                if !self.dependencies.contains(dependency) {
                    self.dependencies.push(dependency.clone());
                }
            }
            for note in &fix.notes {
                if !self.notes.contains(note) {
                    self.notes.push(note.clone());
                }
            }
        }
    }

    fn approved(self, plan: &FilePlan, after: String) -> Option<Approved> {
        (self.fixes > 0).then(|| Approved {
            path: plan.path.clone(),
            before: plan.before.clone(),
            after,
            fixes: self.fixes,
            dependencies: self.dependencies,
            notes: self.notes,
        })
    }
}

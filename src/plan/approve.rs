//! Chosen fixes made, in passes, until nothing is left to take.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::compose::{Purpose, compose};
use super::engine::{Engine, source};
use super::picked::Picked;
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
        self.approved(plan, files, &mut Choice::Rule(choose))
    }

    /// Makes the fixes of the findings of `plan` with these indices, and no other. None if nothing was made.
    ///
    /// # Errors
    ///
    /// As [`Engine::approve`].
    pub fn approve_these(
        &self,
        plan: &FilePlan,
        files: &Arc<dyn Files>,
        picked: &BTreeSet<usize>,
    ) -> Result<Option<Approved>, String> {
        self.approved(plan, files, &mut Choice::These(Picked::new(picked)))
    }

    fn approved(
        &self,
        plan: &FilePlan,
        files: &Arc<dyn Files>,
        choice: &mut Choice<'_>,
    ) -> Result<Option<Approved>, String> {
        let Some(speaker) = self.speaker(&plan.path) else { return Ok(None) };
        if plan.findings.iter().all(|finding| finding.fix.is_none()) {
            return Ok(None);
        }
        let cells = speaker.language.cells(&plan.path, &plan.before).transpose()?;
        let source = source(&plan.path, &plan.before, cells.as_ref());
        let version = cells.as_ref().and_then(|cells| cells.version);
        let live = speaker.live(&plan.path, plan.before.as_bytes(), files).unwrap_or_default();
        let passed = live.passed;
        let mut cx = self.original(speaker, source, version, &passed, files).map_err(|broken| broken.to_string())?;
        if let Choice::These(picked) = choice {
            // The findings of a plan tell their places in the file, which may hold the program in cells.
            let in_program = || self.plan(speaker, &cx, &live.recipes, Purpose::Look).findings;
            let findings = if cells.is_some() { in_program() } else { plan.findings.clone() };
            picked.start(cx.source.text(), findings);
        }
        let mut made = Made::default();
        let mut later = None;
        let turns = speaker.finder.recipes.len();
        for _ in 0..PASSES + turns {
            let findings = later.as_ref().unwrap_or(&plan.findings);
            let mut chosen: Vec<usize> = (0..findings.len())
                .filter(|&at| findings[at].fix.is_some() && choice.takes(at, &findings[at]))
                .collect();
            // One recipe after the other, each on what the one before has left: so the outcome is that of single runs.
            let turn = chosen.iter().map(|&at| speaker.turn(&findings[at])).min();
            chosen.retain(|&at| Some(speaker.turn(&findings[at])) == turn);
            if chosen.is_empty() {
                let after = match &cells {
                    Some(cells) => cells.pack(&plan.before, cx.source.text()).map_err(|error| error.to_string())?,
                    None => cx.source.text().to_owned(),
                };
                return Ok(made.approved(plan, after));
            }
            let (text, taken) = match make(&cx, findings, &chosen) {
                Ok(made) => made,
                // Some of those that were picked need others that were not.
                Err(_) if choice.gives_up(&chosen) => continue,
                Err(why) => return Err(why),
            };
            made.note(taken.iter().filter_map(|&at| findings[at].fix.as_ref()));
            choice.made(&taken);
            let source = cx.source.renewed(text);
            cx = self.context(speaker, source, version, files).map_err(|broken| broken.to_string())?.following(&passed);
            let all = vec![true; speaker.finder.recipes.len()];
            // Proved whole, so that a fix which an outline alone would let through does not come again and again.
            let findings = self.plan(speaker, &cx, &all, Purpose::Write).findings;
            choice.go_on(cx.source.text(), &findings);
            later = Some(findings);
        }
        let recipes: Vec<&str> =
            later.iter().flatten().filter(|one| one.fix.is_some()).map(|one| one.recipe.as_str()).collect();
        Err(format!("the rewrites do not settle after {PASSES} rounds ({}): nothing was written", recipes.join(", ")))
    }
}

/// Which fixes are made.
enum Choice<'a> {
    /// Those of which this says so, whenever they come up.
    Rule(&'a mut dyn FnMut(&Finding) -> bool),
    /// Some of those that were shown.
    These(Picked<'a>),
}

impl Choice<'_> {
    /// Whether the fix of the finding with the index `at` is taken.
    fn takes(&mut self, at: usize, finding: &Finding) -> bool {
        match self {
            Choice::Rule(choose) => choose(finding),
            Choice::These(picked) => picked.takes(at),
        }
    }

    /// Those with the indices `taken` were made.
    fn made(&mut self, taken: &[usize]) {
        if let Choice::These(picked) = self {
            picked.settle(taken);
        }
    }

    /// Those with the indices `taken` cannot be made; whether the others may be.
    fn gives_up(&mut self, taken: &[usize]) -> bool {
        match self {
            Choice::Rule(_) => false,
            Choice::These(picked) => {
                picked.settle(taken);
                true
            }
        }
    }

    /// These are found in the new text.
    fn go_on(&mut self, text: &str, findings: &[Finding]) {
        if let Choice::These(picked) = self {
            picked.go_on(text, findings);
        }
    }
}

/// The text with as many of the chosen fixes as can be made together, in the order of their places, and which those are.
fn make(cx: &Arc<Cx>, findings: &[Finding], chosen: &[usize]) -> Result<(String, Vec<usize>), String> {
    let fixes = |taken: &[usize]| -> Vec<&Fix> { taken.iter().filter_map(|&at| findings[at].fix.as_ref()).collect() };
    if let Ok(text) = compose(cx, &fixes(chosen), Purpose::Write) {
        return Ok((text, chosen.to_vec()));
    }
    let mut taken: Vec<usize> = Vec::new();
    let mut text = Err("none of the rewrites can be made".to_owned());
    for &at in chosen {
        taken.push(at);
        match compose(cx, &fixes(&taken), Purpose::Write) {
            Ok(composed) => text = Ok(composed),
            Err(_) => {
                taken.pop();
            }
        }
    }
    text.map(|text| (text, taken))
}

/// What was made of a file so far.
#[derive(Default)]
struct Made {
    fixes: usize,
    dependencies: Vec<Dependency>,
    notes: Vec<String>,
}

impl Made {
    fn note<'f>(&mut self, fixes: impl Iterator<Item = &'f Fix>) {
        for fix in fixes {
            self.fixes += 1;
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

//! Some findings of a plan, followed through the passes in which their fixes are made: what another fix leaves of them, moved
//! or in other words, is still theirs; what comes up new is nobody's, and is not made unseen.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Finding;
use crate::diff::stretches;

/// The findings of a plan whose fixes are to be made.
pub(super) struct Picked<'a> {
    picked: &'a BTreeSet<usize>,
    /// The program that the plan is of, and its findings there.
    program: String,
    findings: Vec<Finding>,
    /// Of which finding of the plan each one of the current pass is what is left.
    origins: Vec<Option<usize>>,
    /// Findings of the plan whose fixes were made, or cannot be.
    settled: BTreeSet<usize>,
}

impl<'a> Picked<'a> {
    /// The findings with these indices.
    pub fn new(picked: &'a BTreeSet<usize>) -> Self {
        let (program, findings) = (String::new(), Vec::new());
        Self { picked, program, findings, origins: Vec::new(), settled: BTreeSet::new() }
    }

    /// The first pass is over `program`, in which the plan has these `findings`.
    pub fn start(&mut self, program: &str, findings: Vec<Finding>) {
        self.program = program.to_owned();
        self.origins = (0..findings.len()).map(Some).collect();
        self.findings = findings;
    }

    /// Whether the finding of the current pass with this index is one of them.
    pub fn takes(&self, at: usize) -> bool {
        let origin = self.origins.get(at).copied().flatten();
        origin.is_some_and(|origin| self.picked.contains(&origin) && !self.settled.contains(&origin))
    }

    /// The fixes of these findings of the current pass were made, or cannot be.
    pub fn settle(&mut self, taken: &[usize]) {
        let origins = taken.iter().filter_map(|&at| self.origins.get(at).copied().flatten());
        self.settled.extend(origins);
    }

    /// The next pass is over `program`, where these are found.
    pub fn go_on(&mut self, program: &str, findings: &[Finding]) {
        self.origins = vec![None; findings.len()];
        for stretch in stretches(&self.program, program) {
            if !stretch.kept {
                self.follow(program, findings, stretch.old, stretch.new);
                continue;
            }
            for (old, new) in stretch.old.zip(stretch.new) {
                self.follow(program, findings, old..old + 1, new..new + 1);
            }
        }
    }

    /// Finds, for what starts in the lines `new` of `program`, of what in the old lines it is left: recipe by recipe, by
    /// the same words first, then in order where as many are left.
    fn follow(&mut self, program: &str, findings: &[Finding], old: Range<usize>, new: Range<usize>) {
        let mut by_recipe: BTreeMap<&str, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for at in starting_in(&self.findings, &old).filter(|at| !self.settled.contains(at)) {
            by_recipe.entry(&self.findings[at].recipe).or_default().0.push(at);
        }
        for at in starting_in(findings, &new) {
            by_recipe.entry(&findings[at].recipe).or_default().1.push(at);
        }
        for (mut before, after) in by_recipe.into_values() {
            let mut rest = Vec::new();
            for at in after {
                let words = &program[findings[at].span.range()];
                match before.iter().position(|&origin| &self.program[self.findings[origin].span.range()] == words) {
                    Some(index) => self.origins[at] = Some(before.remove(index)),
                    None => rest.push(at),
                }
            }
            if rest.len() == before.len() {
                rest.into_iter().zip(before).for_each(|(at, origin)| self.origins[at] = Some(origin));
            }
        }
    }
}

/// Indices of the findings that start in these lines, which are counted from 0.
fn starting_in<'f>(findings: &'f [Finding], lines: &'f Range<usize>) -> impl Iterator<Item = usize> + 'f {
    (0..findings.len()).filter(|&at| lines.contains(&(findings[at].start.line as usize - 1)))
}

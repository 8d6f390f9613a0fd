//! From the sites of a file to its findings: rewritten or refused, proved, and not suppressed.

use std::sync::Arc;

use super::compose::{Purpose, compose};
use super::engine::{Engine, Speaker};
use super::{Action, FilePlan, Finding, Fix, Reason, outline, suppress};
use crate::edit::Edit;
use crate::find::Found;
use crate::find::ready::Ready;
use crate::lang::{Language, Trouble};
use crate::rewrite::{Outcome, Refusal, rewrite};
use crate::words::cx::Cx;
use crate::words::site::Taken;

impl Engine {
    /// What is found in the program of `cx` by the recipes that `live` tells, in order.
    pub(super) fn plan(&self, speaker: &Speaker, cx: &Arc<Cx>, live: &[bool], purpose: Purpose) -> FilePlan {
        let mut faults = Vec::new();
        let sites = speaker.finder.find(cx, live, &mut faults);
        let mut findings = self.judge(speaker, cx, sites, &mut faults);
        self.prove(speaker.language, cx, &mut findings, purpose);
        let (findings, suppressed) = self.suppress(speaker, cx, findings);
        let keeps_text = findings.iter().any(|finding| finding.fix.is_some());
        let before = if keeps_text { cx.source.text().to_owned() } else { String::new() };
        FilePlan { path: cx.source.path().to_owned(), before, findings, suppressed, faults }
    }

    /// Takes out the findings that a comment suppresses; comments that suppress nothing become findings.
    fn suppress(&self, speaker: &Speaker, cx: &Cx, findings: Vec<Finding>) -> (Vec<Finding>, usize) {
        let suppressions = suppress::parse(&cx.source, &cx.facts.comments);
        if suppressions.is_empty() {
            return (findings, 0);
        }
        let ids: Vec<&str> = speaker.finder.recipes.iter().map(|ready| ready.recipe.id.as_str()).collect();
        let known = |name: &str| self.known.contains(name);
        let ran = suppress::Ran { ids: &ids, all: speaker.complete, known: &known };
        let settled = suppress::settle(&cx.source, &suppressions, findings, ran);
        let mut left = settled.kept;
        left.extend(settled.unused);
        left.sort_by(|a, b| (a.span.start, a.span.end, &a.recipe).cmp(&(b.span.start, b.span.end, &b.recipe)));
        (left, settled.suppressed)
    }

    /// Sites become findings, recipe by recipe in their order, so that names are taken in that order too.
    fn judge(&self, speaker: &Speaker, cx: &Arc<Cx>, mut sites: Vec<Found>, faults: &mut Vec<String>) -> Vec<Finding> {
        sites.sort_by_key(|site| (site.recipe, site.span.start));
        let mut taken = Taken::default();
        let mut findings = Vec::new();
        let mut recipe_before = None;
        for site in sites {
            let ready = &speaker.finder.recipes[site.recipe];
            if recipe_before.replace(site.recipe) != Some(site.recipe) {
                taken = Taken::default();
            }
            match rewrite(cx, ready, &site, &mut taken) {
                Ok(verdict) => findings.push(self.finding(cx, ready, &site, verdict)),
                Err(fault) => {
                    let fault = format!("recipe {}: {fault}", ready.recipe.id);
                    if !faults.contains(&fault) {
                        faults.push(fault);
                    }
                }
            }
        }
        findings.sort_by(|a, b| (a.span.start, a.span.end, &a.recipe).cmp(&(b.span.start, b.span.end, &b.recipe)));
        findings
    }

    fn finding(&self, cx: &Cx, ready: &Ready, site: &Found, verdict: crate::rewrite::Verdict) -> Finding {
        let recipe = &ready.recipe;
        let (action, reason, fix) = match verdict.outcome {
            Outcome::Rewrite(rewrite) => {
                let fix = Fix {
                    edits: rewrite.edits,
                    imports: rewrite.imports,
                    dependencies: rewrite.dependencies,
                    notes: rewrite.notes,
                    successors: rewrite.successors,
                    drops: rewrite.drops,
                    shifted: rewrite.shifted,
                };
                (Action::Fix, None, Some(fix))
            }
            Outcome::Refusal(refusal) => {
                let action = if refusal.report { Action::Report } else { Action::Refuse };
                (action, Some(self.reason(cx.language, refusal)), None)
            }
        };
        Finding {
            recipe: recipe.id.clone(),
            item: recipe.raw.item.clone().unwrap_or_default(),
            title: recipe.raw.title.clone(),
            span: site.span,
            start: cx.source.place(site.span.start),
            end: cx.source.place(site.span.end),
            cell: None,
            action,
            safety: verdict.safety,
            says: verdict.says,
            reason,
            fix,
        }
    }

    fn reason(&self, language: &dyn Language, refusal: Refusal) -> Reason {
        let known = self.reasons.get(language.name()).and_then(|reasons| reasons.get(&refusal.reason));
        let text = refusal.text.or_else(|| known.map(|reason| reason.text.clone())).unwrap_or_default();
        Reason { id: refusal.reason, text }
    }

    /// Drops fixes that do not pass their proof. Those that leave each other alone are proved together, and in halves
    /// where that fails; each proof reads the file anew; to look, its outline will do where that tells enough.
    fn prove(&self, language: &dyn Language, cx: &Arc<Cx>, findings: &mut [Finding], purpose: Purpose) {
        for round in rounds(findings) {
            self.prove_round(language, cx, findings, &round, purpose);
        }
    }

    fn prove_round(
        &self,
        language: &dyn Language,
        cx: &Arc<Cx>,
        findings: &mut [Finding],
        round: &[usize],
        purpose: Purpose,
    ) {
        let fixes: Vec<&Fix> = round.iter().filter_map(|&at| findings[at].fix.as_ref()).collect();
        if purpose == Purpose::Look && outline::holds(cx, &fixes) {
            return;
        }
        let Err(error) = compose(cx, &fixes, Purpose::Look) else { return };
        if let [at] = *round {
            let refusal = Refusal { reason: language.reason(Trouble::NotProved).to_owned(), text: None, report: false };
            let mut reason = self.reason(language, refusal);
            reason.text = format!("{}: {error}", reason.text);
            let finding = &mut findings[at];
            finding.action = Action::Refuse;
            finding.reason = Some(reason);
            finding.fix = None;
            return;
        }
        let (first, second) = round.split_at(round.len() / 2);
        self.prove_round(language, cx, findings, first, purpose);
        self.prove_round(language, cx, findings, second, purpose);
    }
}

/// The fixes in as few groups as it takes for no two of a group to want the same bytes, by index. An edit that two fixes
/// share, such as a definition both need, is made once and keeps nobody apart.
fn rounds(findings: &[Finding]) -> Vec<Vec<usize>> {
    let mut rounds: Vec<(Vec<usize>, Vec<&Edit>)> = Vec::new();
    for (at, finding) in findings.iter().enumerate() {
        let Some(fix) = &finding.fix else { continue };
        let meets = |one: &Edit, other: &Edit| {
            one != other && one.span.start <= other.span.end && other.span.start <= one.span.end
        };
        let meets_any = |edits: &[&Edit]| fix.edits.iter().any(|edit| edits.iter().any(|other| meets(edit, other)));
        let free = rounds.iter().position(|(_, edits)| !meets_any(edits)).unwrap_or_else(|| {
            rounds.push(Default::default());
            rounds.len() - 1
        });
        rounds[free].0.push(at);
        rounds[free].1.extend(&fix.edits);
    }
    rounds.into_iter().map(|(fixes, _)| fixes).collect()
}

//! The recipes of a run, ready to look into files: sieves, facts, sites, rewrites, proof.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use std::sync::Arc;

use minijinja::Value;

use super::compose::{Purpose, compose};
use super::readable::{not_by_hand, other_encoding, readable};
use super::{Action, Approved, FilePlan, Finding, Fix, Reason, outline, suppress};
use crate::edit::Edit;
use crate::find::ready::Ready;
use crate::find::sieve::{Live, Sieve};
use crate::find::{Finder, Found};
use crate::lang::cells::Cells;
use crate::lang::{self, Broken, Dependency, Files, Language, Trouble};
use crate::recipe::knowledge::Knowledge;
use crate::recipe::raw::ReasonText;
use crate::recipe::{Library, Recipe, RecipeError};
use crate::rewrite::{Outcome, Refusal, rewrite};
use crate::text::Source;
use crate::words::asked::Asked;
use crate::words::cx::Cx;
use crate::words::modules::Modules;
use crate::words::site::Taken;

/// How often a file is rewritten before its recipes count as not settling.
const PASSES: usize = 10;

/// What a run was asked for, beside its recipes.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The lowest version of a language where the project declares none: by language name.
    pub floors: BTreeMap<String, (u32, u32)>,
    /// Options of recipes: by recipe id, then option.
    pub options: BTreeMap<String, BTreeMap<String, toml::Value>>,
}

/// The recipes of a run, ready to look into files.
#[derive(Debug)]
pub struct Engine {
    languages: Vec<Speaker>,
    reasons: BTreeMap<String, BTreeMap<String, ReasonText>>,
    /// What a suppression may name: recipes and checklist items.
    known: BTreeSet<String>,
}

/// The recipes of one language.
#[derive(Debug)]
pub(super) struct Speaker {
    language: &'static dyn Language,
    /// Where its recipes apply.
    pub(super) finder: Finder,
    sieve: Sieve,
    knowledge: Arc<Knowledge>,
    floor: Option<(u32, u32)>,
    modules: Arc<Modules>,
    /// Whether these are all recipes of the language.
    complete: bool,
}

/// What came of looking into one file.
#[derive(Debug)]
pub enum Look {
    /// No recipe can apply: nothing was parsed.
    TurnedAway,
    /// The file was read.
    Looked(FilePlan),
    /// The file could not be looked into, and why.
    Skipped(String),
}

impl Engine {
    /// An engine for these recipes of `library`.
    ///
    /// # Errors
    ///
    /// [`RecipeError`] if an expression, template or pattern of a recipe is wrong, or names a reason without a text.
    pub fn new(library: &Library, recipes: Vec<Recipe>, settings: Settings) -> Result<Self, RecipeError> {
        let mut by_language: HashMap<&str, Vec<Recipe>> = HashMap::new();
        for recipe in recipes {
            check_reasons(&recipe, library)?;
            check_primitives(&recipe, library)?;
            by_language.entry(recipe.language.name()).or_default().push(recipe);
        }
        let mut languages = Vec::new();
        for &language in lang::ALL {
            let Some(recipes) = by_language.remove(language.name()) else { continue };
            let complete = library
                .recipes
                .values()
                .filter(|one| one.language.name() == language.name() && one.raw.default)
                .all(|one| recipes.iter().any(|recipe| recipe.id == one.id));
            let mut ready = Vec::new();
            for recipe in in_order(recipes) {
                let options = options(&recipe, settings.options.get(&recipe.id));
                ready.push(Arc::new(Ready::new(recipe, options)?));
            }
            languages.push(Speaker { complete, ..Speaker::new(language, ready, library, &settings) });
        }
        Ok(Self { languages, reasons: library.reasons.clone(), known: suppress::names(library) })
    }

    /// An engine that reads files of every language and looks for nothing.
    pub fn bare(library: &Library, settings: &Settings) -> Self {
        let languages =
            lang::ALL.iter().map(|language| Speaker::new(*language, Vec::new(), library, settings)).collect();
        Self { languages, reasons: BTreeMap::new(), known: BTreeSet::new() }
    }

    /// Looks into one file, given as bytes. `path` is relative to the project's root.
    pub fn look(&self, path: &Path, bytes: &[u8], files: &Arc<dyn Files>) -> Look {
        let Some(speaker) = self.speaker(path) else { return Look::TurnedAway };
        if let Some(reason) = other_encoding(bytes) {
            return Look::Skipped(reason);
        }
        let live = match speaker.live(path, bytes, files) {
            Some(live) => live,
            // Nothing can be found, but a suppression that is of no use any more is told.
            None if suppress::may_hold(bytes) => {
                Live { recipes: vec![false; speaker.finder.recipes.len()], ..Live::default() }
            }
            None => return Look::TurnedAway,
        };
        let text = match readable(bytes) {
            Ok(text) => text,
            Err(reason) => return Look::Skipped(reason),
        };
        let cells = match speaker.language.cells(path, text).transpose() {
            Ok(cells) => cells,
            Err(why) => return Look::Skipped(why),
        };
        let source = source(path, text, cells.as_ref());
        if source.text().is_empty() {
            return Look::TurnedAway;
        }
        if let Some(reason) = not_by_hand(source.text()) {
            return Look::Skipped(reason);
        }
        let version = cells.as_ref().and_then(|cells| cells.version);
        match self.original(speaker, source, version, &live.passed, files) {
            Ok(cx) => Look::Looked(self.file_plan(speaker, &cx, &live.recipes, text, cells.as_ref())),
            Err(broken) => Look::Skipped(why(&broken, cells.as_ref())),
        }
    }

    /// What is found in the program of `cx`, told for the file that holds it.
    fn file_plan(&self, speaker: &Speaker, cx: &Arc<Cx>, live: &[bool], file: &str, cells: Option<&Cells>) -> FilePlan {
        let mut plan = self.plan(speaker, cx, live, Purpose::Look);
        let Some(cells) = cells else { return plan };
        if !plan.before.is_empty() {
            plan.before = file.to_owned();
        }
        let source = Source::new(&plan.path, file);
        for finding in &mut plan.findings {
            if let Some(spot) = cells.spot(file, finding.span) {
                finding.tell(&source, spot);
            }
        }
        plan
    }

    /// Reads one file for words to be asked, whatever recipes look for; none where no language is that of `path`.
    ///
    /// # Errors
    ///
    /// Why the file could not be looked into.
    pub fn read(&self, path: &Path, bytes: &[u8], files: &Arc<dyn Files>) -> Result<Option<Arc<Cx>>, String> {
        let Some(speaker) = self.speaker(path) else { return Ok(None) };
        if let Some(reason) = other_encoding(bytes) {
            return Err(reason);
        }
        let text = readable(bytes)?;
        if speaker.language.cells(path, text).is_some() {
            return Err("a notebook: `punchlist check` looks into it".to_owned());
        }
        if let Some(reason) = not_by_hand(text) {
            return Err(reason);
        }
        let source = Source::new(path, text);
        self.original(speaker, source, None, &[], files).map(Some).map_err(|broken| broken.to_string())
    }

    pub(super) fn speaker(&self, path: &Path) -> Option<&Speaker> {
        let language = lang::of_path(path)?;
        self.languages.iter().find(|speaker| speaker.language.name() == language.name())
    }

    /// The file as it is on disk; others that import from it, or were looked into before, share it, unless what it names by
    /// the paths `passed` is followed through other modules.
    fn original(
        &self,
        speaker: &Speaker,
        source: Source,
        version: Option<(u32, u32)>,
        passed: &[String],
        files: &Arc<dyn Files>,
    ) -> Result<Arc<Cx>, Broken> {
        if !passed.is_empty() {
            return Ok(self.context(speaker, source, version, files)?.following(passed));
        }
        if let Some(known) = speaker.modules.known(source.path()).filter(|known| known.source.text() == source.text()) {
            return Ok(known);
        }
        let cx = self.context(speaker, source, version, files)?;
        speaker.modules.keep(cx.source.path(), &cx);
        Ok(cx)
    }

    /// `version` counts where neither the project nor the run says one.
    fn context(
        &self,
        speaker: &Speaker,
        source: Source,
        version: Option<(u32, u32)>,
        files: &Arc<dyn Files>,
    ) -> Result<Arc<Cx>, Broken> {
        let facts = speaker.language.facts(&source)?;
        Ok(Arc::new(Cx {
            source,
            facts,
            language: speaker.language,
            knowledge: Arc::clone(&speaker.knowledge),
            files: Arc::clone(files),
            modules: Arc::clone(&speaker.modules),
            default_floor: speaker.floor.or(version),
            origins: Arc::default(),
            is_outline: false,
            asked: Asked::default(),
        }))
    }

    fn plan(&self, speaker: &Speaker, cx: &Arc<Cx>, live: &[bool], purpose: Purpose) -> FilePlan {
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

impl Speaker {
    fn new(language: &'static dyn Language, recipes: Vec<Arc<Ready>>, library: &Library, settings: &Settings) -> Self {
        let finds = recipes.iter().map(|ready| &ready.recipe.raw.find[..]);
        let sieve = Sieve::new(finds, language.quotes_modules(), language.imports());
        Self {
            language,
            finder: Finder::new(recipes),
            sieve,
            knowledge: Arc::new(library.knowledge.get(language.name()).cloned().unwrap_or_default()),
            floor: settings.floors.get(language.name()).copied(),
            modules: Arc::default(),
            complete: false,
        }
    }

    /// What may apply to the file at `path` with these bytes; none if nothing can.
    fn live(&self, path: &Path, bytes: &[u8], files: &Arc<dyn Files>) -> Option<Live> {
        let own = |module: &str| self.modules.holds(self.language, &**files, path, module);
        let words = self.language.words(path, bytes);
        let live = self.sieve.live(&words, own)?;
        let calls = live.in_async.as_ref();
        calls.is_none_or(|calls| self.language.may_hold_in_async(path, &words, calls)).then_some(live)
    }

    /// When the recipe of a finding takes its turn.
    fn turn(&self, finding: &Finding) -> usize {
        self.finder.recipes.iter().position(|ready| ready.recipe.id == finding.recipe).unwrap_or(usize::MAX)
    }
}

/// What is read of a file: its program.
fn source(path: &Path, text: &str, cells: Option<&Cells>) -> Source {
    match cells {
        Some(cells) => Source::new(path, cells.program()).with_rest(cells.rest.as_str()),
        None => Source::new(path, text),
    }
}

/// Why a file is broken, at its place in a cell if there are cells.
fn why(broken: &Broken, cells: Option<&Cells>) -> String {
    match (broken, cells) {
        (Broken::Syntax { line, message }, Some(cells)) => {
            let (cell, line) = cells.line(*line);
            format!("syntax error in cell {cell} on line {line}: {message}")
        }
        (Broken::Syntax { .. } | Broken::TooDeep, _) => broken.to_string(),
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

/// Recipes in the order in which they take their turns: those that another one goes `after` come before it, else by id.
fn in_order(mut recipes: Vec<Recipe>) -> Vec<Recipe> {
    recipes.sort_by(|a, b| a.id.cmp(&b.id));
    let mut ordered: Vec<Recipe> = Vec::new();
    while !recipes.is_empty() {
        let waits = |recipe: &Recipe, rest: &[Recipe]| {
            recipe.raw.after.iter().any(|id| *id != recipe.id && rest.iter().any(|other| other.id == *id))
        };
        // In a circle of recipes the first one by id goes first.
        let next = recipes.iter().position(|recipe| !waits(recipe, &recipes)).unwrap_or(0);
        ordered.push(recipes.remove(next));
    }
    ordered
}

fn options(recipe: &Recipe, set: Option<&BTreeMap<String, toml::Value>>) -> Value {
    Value::from_pairs(recipe.raw.options.iter().map(|(name, spec)| {
        let value = set.and_then(|set| set.get(name)).unwrap_or(&spec.default);
        (name.clone(), Value::from(minijinja::value::Serde(value)))
    }))
}

fn check_reasons(recipe: &Recipe, library: &Library) -> Result<(), RecipeError> {
    let known = library.reasons.get(recipe.language.name());
    for refuse in &recipe.raw.refuse {
        let has_text = refuse.text.is_some() || known.is_some_and(|known| known.contains_key(&refuse.reason));
        if !has_text {
            let message = format!(
                "the reason {:?} has no text: write `text` beside it, or `[reason.{}]` in a file of reasons",
                refuse.reason, refuse.reason
            );
            return Err(RecipeError::near(&recipe.path, &recipe.text, &refuse.reason, message));
        }
    }
    Ok(())
}

fn check_primitives(recipe: &Recipe, library: &Library) -> Result<(), RecipeError> {
    let known = library.primitives.get(recipe.language.name());
    let unknown = |id: &&String| known.is_none_or(|known| !known.contains_key(*id));
    let Some(id) = recipe.raw.primitives.iter().find(unknown) else { return Ok(()) };
    let message = format!("there is no primitive {id:?}: write `[primitive.{id}]` in a file of the folder primitives");
    Err(RecipeError::near(&recipe.path, &recipe.text, id, message))
}

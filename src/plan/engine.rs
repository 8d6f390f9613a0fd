//! The recipes of a run, ready to look into files: sieves, facts, sites, rewrites, proof.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use std::sync::Arc;

use minijinja::Value;

use super::compose::Purpose;
use super::readable::{not_by_hand, other_encoding, readable};
use super::{FilePlan, Finding, suppress};
use crate::find::Finder;
use crate::find::ready::Ready;
use crate::find::sieve::{Live, Sieve};
use crate::lang::cells::Cells;
use crate::lang::{self, Broken, Files, Language};
use crate::recipe::knowledge::Knowledge;
use crate::recipe::raw::ReasonText;
use crate::recipe::{Library, Recipe, RecipeError};
use crate::text::Source;
use crate::words::asked::Asked;
use crate::words::cx::Cx;
use crate::words::modules::Modules;

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
    /// By language and id.
    pub(super) reasons: BTreeMap<String, BTreeMap<String, ReasonText>>,
    /// What a suppression may name: recipes and checklist items.
    pub(super) known: BTreeSet<String>,
}

/// The recipes of one language.
#[derive(Debug)]
pub(super) struct Speaker {
    pub(super) language: &'static dyn Language,
    /// Where its recipes apply.
    pub(super) finder: Finder,
    sieve: Sieve,
    knowledge: Arc<Knowledge>,
    floor: Option<(u32, u32)>,
    modules: Arc<Modules>,
    /// Whether these are all recipes of the language.
    pub(super) complete: bool,
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
            for recipe in in_order(recipes, library) {
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
    pub(super) fn original(
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
    pub(super) fn context(
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
    pub(super) fn live(&self, path: &Path, bytes: &[u8], files: &Arc<dyn Files>) -> Option<Live> {
        let own = |module: &str| self.modules.holds(self.language, &**files, path, module);
        let words = self.language.words(path, bytes);
        let mut live = self.sieve.live(&words, own)?;
        let dropping = |at: usize| self.finder.recipes[at].recipe.raw.find.iter().all(|find| find.drops_async);
        let drops: Vec<usize> = (0..live.recipes.len()).filter(|&at| live.recipes[at] && dropping(at)).collect();
        if !drops.is_empty() && !self.modules.skims.may_drop_async(self.language, &**files, path, &words) {
            drops.into_iter().for_each(|at| live.recipes[at] = false);
            live.recipes.contains(&true).then_some(())?;
        }
        let calls = live.in_async.as_ref();
        calls.is_none_or(|calls| self.language.may_hold_in_async(path, &words, calls)).then_some(live)
    }

    /// When the recipe of a finding takes its turn.
    pub(super) fn turn(&self, finding: &Finding) -> usize {
        self.finder.recipes.iter().position(|ready| ready.recipe.id == finding.recipe).unwrap_or(usize::MAX)
    }
}

/// What is read of a file: its program.
pub(super) fn source(path: &Path, text: &str, cells: Option<&Cells>) -> Source {
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

/// Recipes in the order in which they take their turns: those that another one goes `after` come before it, also through
/// recipes that do not run, else by id.
fn in_order(mut recipes: Vec<Recipe>, library: &Library) -> Vec<Recipe> {
    let mut rest: Vec<&Recipe> = library.recipes.values().collect();
    rest.sort_by(|a, b| a.id.cmp(&b.id));
    let mut ordered: Vec<&str> = Vec::new();
    while !rest.is_empty() {
        let waits = |recipe: &Recipe, rest: &[&Recipe]| {
            recipe.raw.after.iter().any(|id| *id != recipe.id && rest.iter().any(|other| other.id == *id))
        };
        // In a circle of recipes the first one by id goes first.
        let next = rest.iter().position(|recipe| !waits(recipe, &rest)).unwrap_or(0);
        ordered.push(&rest.remove(next).id);
    }
    recipes.sort_by_key(|recipe| ordered.iter().position(|id| *id == recipe.id));
    recipes
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

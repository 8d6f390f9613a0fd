//! A recipe made ready: its expressions and templates are compiled once, its patterns parsed.

use std::fmt;
use std::sync::OnceLock;

use ast_grep_config::RuleCore;
use ast_grep_language::SupportLang;
use minijinja::{Environment, Value};

use super::compile::{Compiler, Part, describe};
use super::values::Values;
use crate::recipe::{Recipe, RecipeError};
use crate::words::node::take_unknown_word;

/// A step of a recipe that expressions belong to: the name of its template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// The finding case with this index.
    Find(usize),
    /// The refusal with this index.
    Refuse(usize),
    /// The rewrite with this index.
    Write(usize),
    /// The values for all rewrites.
    Values,
    /// The stress test.
    Stress,
    /// The condition of the stress test with this index.
    StressRefuse(usize),
    /// An edit of a rewrite.
    Edit(usize, usize),
    /// An edit of the recipe, for rewrites without edits of their own.
    SharedEdit(usize),
}

impl Step {
    /// When it is evaluated.
    pub(super) fn part(self) -> Part {
        match self {
            Step::Find(_) | Step::Refuse(_) => Part::Finding,
            _ => Part::Writing,
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Step::Find(at) => write!(f, "find {}", at + 1),
            Step::Refuse(at) => write!(f, "refuse {}", at + 1),
            Step::Values => write!(f, "let"),
            Step::Stress => write!(f, "stress"),
            Step::StressRefuse(at) => write!(f, "stress, refuse {}", at + 1),
            Step::Write(at) => write!(f, "write {}", at + 1),
            Step::SharedEdit(at) => write!(f, "edit {}", at + 1),
            Step::Edit(write, at) => write!(f, "write {}, edit {}", write + 1, at + 1),
        }
    }
}

/// A recipe whose expressions, templates and patterns are compiled.
pub struct Ready {
    /// The recipe.
    pub recipe: Recipe,
    /// Its options, with the settings of the run.
    pub options: Value,
    finding: Environment<'static>,
    /// Most files have nothing to write, and a shipped recipe was tested: so it waits for the first site.
    writing: OnceLock<Result<Environment<'static>, String>>,
    rules: Vec<Vec<(SupportLang, RuleCore)>>,
}

impl fmt::Debug for Ready {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Ready").field(&self.recipe.id).finish()
    }
}

impl Ready {
    /// Compiles a recipe.
    ///
    /// # Errors
    ///
    /// [`RecipeError`] with the place of the expression, template or pattern that is wrong.
    pub fn new(recipe: Recipe, options: Value) -> Result<Self, RecipeError> {
        let compiler = Compiler::new(&recipe);
        let finding = compiler.environment(Part::Finding)?;
        let rules = compiler.rules()?;
        let writing = OnceLock::new();
        if !recipe.shipped {
            let whole = compiler.environment(Part::Writing)?;
            writing.get_or_init(|| Ok(whole));
        }
        Ok(Self { options, finding, writing, rules, recipe })
    }

    fn environment(&self, step: Step) -> Result<&Environment<'static>, String> {
        match step.part() {
            Part::Finding => Ok(&self.finding),
            Part::Writing => {
                let made = || Compiler::new(&self.recipe).environment(Part::Writing);
                self.writing.get_or_init(|| made().map_err(|error| error.to_string())).as_ref().map_err(String::clone)
            }
        }
    }

    /// The parsed patterns of a finding case for one grammar.
    pub fn rules(&self, find: usize, grammar: SupportLang) -> impl Iterator<Item = &RuleCore> {
        self.rules[find].iter().filter(move |(language, _)| *language == grammar).map(|(_, rule)| rule)
    }

    /// Evaluates the values of a step and adds them to `values`; gives those named by the engine (`when`, `at` …).
    ///
    /// # Errors
    ///
    /// What went wrong, naming the step.
    pub fn evaluate(&self, step: Step, part: &str, values: &mut Values) -> Result<Values, String> {
        let mut named = Values::default();
        let Ok(template) = self.environment(step)?.get_template(&format!("{step}: {part}")) else { return Ok(named) };
        let captured =
            template.render_captured(values.context()).map_err(|error| format!("{step}: {}", describe(&error)))?;
        known_words(step)?;
        let state = captured.state();
        let made: Vec<(String, Value)> =
            state.exports().into_iter().map(|name| (name.to_owned(), state.lookup(name).unwrap_or_default())).collect();
        // Nobody else sees the values any more, so none of them has to be copied.
        drop(captured);
        for (name, value) in made {
            match name.strip_suffix("__") {
                Some(name) => named.insert(name, value),
                None => values.insert(&name, value),
            }
        }
        Ok(named)
    }

    /// Renders the template of a step; none if it has none.
    ///
    /// # Errors
    ///
    /// What went wrong, naming the step.
    pub fn render(&self, step: Step, part: &str, values: &Values) -> Result<Option<String>, String> {
        let Ok(template) = self.environment(step)?.get_template(&format!("{step}: {part}")) else { return Ok(None) };
        let text = template.render(values.context()).map_err(|error| format!("{step}: {}", describe(&error)))?;
        known_words(step)?;
        Ok(Some(text))
    }
}

fn known_words(step: Step) -> Result<(), String> {
    match take_unknown_word() {
        Some(word) => Err(format!("{step}: a node has no word {word:?}")),
        None => Ok(()),
    }
}

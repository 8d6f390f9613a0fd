//! A recipe made ready: its expressions and templates are compiled once, its patterns parsed.

use std::fmt;

use ast_grep_config::{DeserializeEnv, RuleCore, SerializableRuleCore};
use ast_grep_language::SupportLang;
use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, UndefinedBehavior, Value};

use super::values::Values;
use crate::facts::Kind;
use crate::recipe::{Recipe, RecipeError, raw};
use crate::words::node::take_unknown_word;
use crate::words::text::{
    first_filter, flat_filter, grouped_filter, having_filter, lacking_filter, last_filter, put_filter,
};

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

/// Work that one evaluation may do before it is stopped: a recipe is data and must end.
const FUEL: u64 = 500_000;

/// A recipe whose expressions, templates and patterns are compiled.
pub struct Ready {
    /// The recipe.
    pub recipe: Recipe,
    /// Its options, with the settings of the run.
    pub options: Value,
    env: Environment<'static>,
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
        let mut env = Environment::new();
        env.set_undefined_behavior(UndefinedBehavior::Strict);
        let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
        env.set_syntax(syntax.expect("the delimiters are the usual ones"));
        env.set_fuel(Some(FUEL));
        env.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
        env.add_filter("put", put_filter);
        env.add_filter("flat", flat_filter);
        env.add_filter("first", first_filter);
        env.add_filter("last", last_filter);
        env.add_filter("grouped", grouped_filter);
        env.add_filter("having", having_filter);
        env.add_filter("lacking", lacking_filter);
        let mut ready = Self { options, env, rules: Vec::new(), recipe };
        ready.compile()?;
        Ok(ready)
    }

    fn compile(&mut self) -> Result<(), RecipeError> {
        let raw = self.recipe.raw.clone();
        for (at, find) in raw.find.iter().enumerate() {
            self.check_find(find)?;
            let step = Step::Find(at);
            let each = self.list_of(step, find.each.as_deref())?;
            self.single(step, "each", each.as_deref())?;
            self.values(
                step,
                &find.lets,
                &[("when", find.when.as_deref()), ("unless", find.unless.as_deref()), ("at", find.at.as_deref())],
            )?;
            let rules = self.compile_rules(find)?;
            self.rules.push(rules);
        }
        for (at, refuse) in raw.refuse.iter().enumerate() {
            self.values(Step::Refuse(at), &refuse.lets, &[("when", Some(&refuse.when))])?;
            self.template(Step::Refuse(at), "text", refuse.text.as_deref())?;
        }
        for (at, edit) in raw.edit.iter().enumerate() {
            self.compile_edit(Step::SharedEdit(at), edit)?;
        }
        self.values(Step::Values, &raw.lets, &[])?;
        self.template(Step::Values, "says", Some(raw.says.as_deref().unwrap_or(&raw.title)))?;
        for (at, write) in raw.write.iter().enumerate() {
            self.single(Step::Write(at), "when", write.when.as_deref())?;
            self.values(Step::Write(at), &write.lets, &[])?;
            self.template(Step::Write(at), "text", write.replace.as_deref())?;
            let says = write.says.as_deref().or(raw.says.as_deref()).unwrap_or(&raw.title);
            self.template(Step::Write(at), "says", Some(says))?;
            for (edit_at, edit) in write.edit.iter().enumerate() {
                self.compile_edit(Step::Edit(at, edit_at), edit)?;
            }
        }
        // A test that lies in a harness is made whole for the command that writes it; no other run needs it.
        match raw.stress.filter(|stress| stress.text.is_some()) {
            Some(stress) => self.compile_stress(&stress),
            None => Ok(()),
        }
    }

    fn compile_stress(&mut self, stress: &raw::Stress) -> Result<(), RecipeError> {
        self.values(Step::Stress, &stress.lets, &[])?;
        for (at, refuse) in stress.refuse.iter().enumerate() {
            self.single(Step::StressRefuse(at), "when", Some(&refuse.when))?;
            self.template(Step::StressRefuse(at), "text", Some(&refuse.text))?;
        }
        for (part, template) in [("file", &stress.file), ("text", &stress.text), ("says", &stress.says)] {
            let Some(template) = template else { continue };
            self.add(Step::Stress, part, format!("{}\n{template}", stress.macros.trim_end()), template)?;
        }
        Ok(())
    }

    fn compile_edit(&mut self, step: Step, edit: &raw::EditStep) -> Result<(), RecipeError> {
        let targets = [
            &edit.replace,
            &edit.append,
            &edit.above,
            &edit.above_comments,
            &edit.below,
            &edit.remove,
            &edit.drop,
            &edit.lift,
            &edit.unblock,
            &edit.block,
        ];
        let others = usize::from(edit.module.is_some()) + usize::from(edit.package.is_some());
        let count = targets.iter().filter(|verb| verb.is_some()).count() + others;
        if count != 1 {
            let message = format!(
                "{step}: an edit does exactly one of replace, append, above, below, remove, drop, lift, unblock, block, module, package; this one does {count}"
            );
            return Err(RecipeError::near(&self.recipe.path, &self.recipe.text, "[[write.edit]]", message));
        }
        let target = targets.into_iter().find_map(|verb| verb.as_deref());
        let each = self.list_of(step, edit.each.as_deref())?;
        self.single(step, "each", each.as_deref())?;
        self.single(step, "when", edit.when.as_deref())?;
        self.values(step, &edit.lets, &[])?;
        self.single(step, "target", target)?;
        self.single(step, "merge", edit.merge.as_deref())?;
        let text = edit.with.as_deref().or(edit.text.as_deref()).or(edit.header.as_deref()).or(edit.module.as_deref());
        self.template(step, "text", text)
    }

    /// The list of `name in list`.
    fn list_of(&self, step: Step, each: Option<&str>) -> Result<Option<String>, RecipeError> {
        let Some(each) = each else { return Ok(None) };
        let message = format!("{step}: each is written `name in expression`");
        let wrong = || RecipeError::near(&self.recipe.path, &self.recipe.text, each, message);
        each.split_once(" in ").map(|(_, list)| Some(list.to_owned())).ok_or_else(wrong)
    }

    fn check_find(&self, find: &raw::Find) -> Result<(), RecipeError> {
        if find.call.is_empty()
            && find.method.is_empty()
            && find.node.is_empty()
            && find.pattern.is_empty()
            && find.rule.is_none()
            && find.each.is_none()
        {
            let message =
                "a [find] needs one of call, method, node, pattern, rule, each: otherwise it would match everywhere";
            return Err(RecipeError::near(&self.recipe.path, &self.recipe.text, "[find", message));
        }
        for kind in &find.node {
            if Kind::from_word(kind).is_none() {
                let known: Vec<&str> = Kind::ALL.iter().map(|kind| kind.word()).collect();
                let message = format!("no node kind is called {kind:?}; known are {}", known.join(", "));
                return Err(RecipeError::near(&self.recipe.path, &self.recipe.text, kind, message));
            }
        }
        if !(find.pattern.is_empty() && find.rule.is_none()) && self.recipe.language.grammars().is_empty() {
            let message = "this language has no patterns; look for calls, methods or nodes";
            return Err(RecipeError::near(&self.recipe.path, &self.recipe.text, "[find", message));
        }
        if let Some(within) = find.within.as_deref().filter(|within| !WITHIN.contains(within)) {
            let message = format!("within is one of {}, not {within:?}", WITHIN.join(", "));
            return Err(RecipeError::near(&self.recipe.path, &self.recipe.text, within, message));
        }
        Ok(())
    }

    /// A template that sets the `lets` and then the named expressions.
    fn values(&mut self, step: Step, lets: &[String], named: &[(&str, Option<&str>)]) -> Result<(), RecipeError> {
        let mut source = String::new();
        for one in lets {
            let Some((name, expression)) = one.split_once('=') else {
                let message = format!("{step}: a let is written `name = expression`");
                return Err(RecipeError::near(&self.recipe.path, &self.recipe.text, one, message));
            };
            self.check_expression(step, expression)?;
            source.push_str(&format!("{{% set {} = {} %}}\n", name.trim(), expression.trim()));
        }
        for (name, expression) in named {
            if let Some(expression) = expression {
                self.check_expression(step, expression)?;
                source.push_str(&format!("{{% set {name}__ = ({expression}) %}}\n"));
            }
        }
        self.add(step, "values", source, "let")
    }

    fn single(&mut self, step: Step, part: &str, expression: Option<&str>) -> Result<(), RecipeError> {
        let Some(expression) = expression else { return Ok(()) };
        self.check_expression(step, expression)?;
        self.add(step, part, format!("{{% set {part}__ = ({expression}) %}}"), expression)
    }

    /// Compiled alone first, so that an error names the expression it is in.
    fn check_expression(&self, step: Step, expression: &str) -> Result<(), RecipeError> {
        self.env.compile_expression_owned(expression.to_owned()).map(|_| ()).map_err(|error| {
            let message = format!("{step}: {}", describe(&error));
            RecipeError::near(&self.recipe.path, &self.recipe.text, expression.trim(), message)
        })
    }

    fn template(&mut self, step: Step, part: &str, source: Option<&str>) -> Result<(), RecipeError> {
        match source {
            Some(source) => self.add(step, part, source.to_owned(), source),
            None => Ok(()),
        }
    }

    fn add(&mut self, step: Step, part: &str, source: String, written: &str) -> Result<(), RecipeError> {
        let macros = self.recipe.raw.macros.trim_end();
        let source = if macros.is_empty() || part == "values" { source } else { format!("{macros}\n{source}") };
        self.env.add_template_owned(format!("{step}: {part}"), source).map_err(|error| {
            let message = format!("{step}: {}", describe(&error));
            let first = written.trim_start().lines().next().unwrap_or_default();
            let mut found = RecipeError::near(&self.recipe.path, &self.recipe.text, first, message);
            if found.line > 0 && written.contains('\n') {
                found.line += error.line().unwrap_or(1) as u32 - 1;
                found.column = 1;
            }
            found
        })
    }

    fn compile_rules(&self, find: &raw::Find) -> Result<Vec<(SupportLang, RuleCore)>, RecipeError> {
        let mut sources: Vec<(serde_json::Value, &str)> = find
            .pattern
            .iter()
            .map(|pattern| (serde_json::json!({ "rule": { "pattern": pattern } }), pattern.as_str()))
            .collect();
        if let Some(rule) = &find.rule {
            let rule = serde_json::to_value(rule).unwrap_or_default();
            sources.push((serde_json::json!({ "rule": rule }), "rule"));
        }
        let mut rules = Vec::new();
        for (source, written) in sources {
            for grammar in self.recipe.language.grammars() {
                rules.push((*grammar, self.compile_rule(&source, written, *grammar)?));
            }
        }
        Ok(rules)
    }

    fn compile_rule(
        &self,
        source: &serde_json::Value,
        written: &str,
        grammar: SupportLang,
    ) -> Result<RuleCore, RecipeError> {
        let wrong = |message: String| RecipeError::near(&self.recipe.path, &self.recipe.text, written, message);
        let core: SerializableRuleCore = serde_json::from_value(source.clone())
            .map_err(|error| wrong(format!("this is no ast-grep rule: {error}")))?;
        if let Some(pattern) = source.pointer("/rule/pattern").and_then(|pattern| pattern.as_str()) {
            self.check_pattern(pattern, grammar).map_err(wrong)?;
        }
        core.get_matcher(DeserializeEnv::new(grammar))
            .map_err(|error| wrong(format!("this rule does not work for {grammar}: {}", causes(&error))))
    }

    /// A pattern that the grammar reads with an error matches nothing, silently: so it is refused.
    fn check_pattern(&self, pattern: &str, grammar: SupportLang) -> Result<(), String> {
        let parsed = ast_grep_core::Pattern::try_new(pattern, grammar)
            .map_err(|error| format!("the pattern does not parse as {grammar}: {}", causes(&error)))?;
        if parsed.has_error() {
            return Err(format!("the pattern {pattern:?} does not parse as {grammar}"));
        }
        Ok(())
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
        let Ok(template) = self.env.get_template(&format!("{step}: {part}")) else { return Ok(named) };
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
        let Ok(template) = self.env.get_template(&format!("{step}: {part}")) else { return Ok(None) };
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

/// What `within` may say.
pub const WITHIN: &[&str] = &["async function", "async code", "sync function", "function", "module"];

fn describe(error: &minijinja::Error) -> String {
    match error.detail() {
        Some(detail) => format!("{}: {detail}", error.kind()),
        None => error.kind().to_string(),
    }
}

fn causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut at = error.source();
    while let Some(cause) = at {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        at = cause.source();
    }
    text
}

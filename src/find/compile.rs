//! Compiles what a recipe says: conditions, templates, patterns; and tells where one is wrong.

use ast_grep_config::{DeserializeEnv, RuleCore, SerializableRuleCore};
use ast_grep_language::SupportLang;
use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, UndefinedBehavior};

use super::ready::Step;
use crate::facts::Kind;
use crate::recipe::{Recipe, RecipeError, raw};
use crate::text::columns;
use crate::words::text::{
    first_filter, flat_filter, grouped_filter, having_filter, lacking_filter, last_filter, put_filter,
};

/// Work that one evaluation may do before it is stopped: a recipe is data and must end.
const FUEL: u64 = 500_000;

/// What the steps of a recipe are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Which places are sites, and which are refused.
    Finding,
    /// What is written there, and the tests of `stress`.
    Writing,
}

/// Makes the environments and rules of a recipe.
pub struct Compiler<'a> {
    recipe: &'a Recipe,
    /// The names of its macros.
    macros: Vec<&'a str>,
}

impl<'a> Compiler<'a> {
    /// A compiler for one recipe.
    pub fn new(recipe: &'a Recipe) -> Self {
        let names = recipe.raw.macros.split("macro ").skip(1).filter_map(|behind| behind.split_once('('));
        Self { recipe, macros: names.map(|(name, _)| name.trim()).collect() }
    }

    /// The compiled templates of one part, each named after its step.
    ///
    /// # Errors
    ///
    /// [`RecipeError`] with the place of the expression or template that is wrong.
    pub fn environment(&self, part: Part) -> Result<Environment<'static>, RecipeError> {
        let mut env = Environment::new();
        env.set_undefined_behavior(UndefinedBehavior::Strict);
        let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
        env.set_syntax(syntax.expect("the delimiters are the usual ones"));
        env.set_fuel(Some(FUEL));
        env.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
        env.add_filter("put", put_filter);
        env.add_filter("columns", |text: &str| columns(text));
        env.add_filter("flat", flat_filter);
        env.add_filter("first", first_filter);
        env.add_filter("last", last_filter);
        env.add_filter("grouped", grouped_filter);
        env.add_filter("having", having_filter);
        env.add_filter("lacking", lacking_filter);
        match part {
            Part::Finding => self.finding(&mut env)?,
            Part::Writing => self.writing(&mut env)?,
        }
        Ok(env)
    }

    /// The parsed patterns of each finding case.
    ///
    /// # Errors
    ///
    /// [`RecipeError`] with the place of the pattern or rule that is wrong.
    pub fn rules(&self) -> Result<Vec<Vec<(SupportLang, RuleCore)>>, RecipeError> {
        self.recipe.raw.find.iter().map(|find| self.rules_of(find)).collect()
    }

    fn finding(&self, env: &mut Environment<'static>) -> Result<(), RecipeError> {
        for (at, find) in self.recipe.raw.find.iter().enumerate() {
            self.check_find(find)?;
            let step = Step::Find(at);
            let each = self.list_of(step, find.each.as_deref())?;
            self.single(env, step, "each", each.as_deref())?;
            self.values(
                env,
                step,
                &find.lets,
                &[("when", find.when.as_deref()), ("unless", find.unless.as_deref()), ("at", find.at.as_deref())],
            )?;
        }
        for (at, refuse) in self.recipe.raw.refuse.iter().enumerate() {
            self.values(env, Step::Refuse(at), &refuse.lets, &[("when", Some(&refuse.when))])?;
            self.template(env, Step::Refuse(at), "text", refuse.text.as_deref())?;
        }
        Ok(())
    }

    fn writing(&self, env: &mut Environment<'static>) -> Result<(), RecipeError> {
        let raw = &self.recipe.raw;
        for (at, edit) in raw.edit.iter().enumerate() {
            self.edit(env, Step::SharedEdit(at), edit)?;
        }
        self.values(env, Step::Values, &raw.lets, &[])?;
        self.template(env, Step::Values, "says", Some(raw.says.as_deref().unwrap_or(&raw.title)))?;
        for (at, write) in raw.write.iter().enumerate() {
            self.single(env, Step::Write(at), "when", write.when.as_deref())?;
            self.values(env, Step::Write(at), &write.lets, &[])?;
            self.template(env, Step::Write(at), "text", write.replace.as_deref())?;
            let says = write.says.as_deref().or(raw.says.as_deref()).unwrap_or(&raw.title);
            self.template(env, Step::Write(at), "says", Some(says))?;
            for (edit_at, edit) in write.edit.iter().enumerate() {
                self.edit(env, Step::Edit(at, edit_at), edit)?;
            }
        }
        // A test that lies in a harness is made whole for the command that writes it; no other run needs it.
        match raw.stress.as_ref().filter(|stress| stress.text.is_some()) {
            Some(stress) => self.stress(env, stress),
            None => Ok(()),
        }
    }

    fn stress(&self, env: &mut Environment<'static>, stress: &raw::Stress) -> Result<(), RecipeError> {
        self.values(env, Step::Stress, &stress.lets, &[])?;
        for (at, refuse) in stress.refuse.iter().enumerate() {
            self.single(env, Step::StressRefuse(at), "when", Some(&refuse.when))?;
            self.template(env, Step::StressRefuse(at), "text", Some(&refuse.text))?;
        }
        for (part, template) in [("file", &stress.file), ("text", &stress.text), ("says", &stress.says)] {
            let Some(template) = template else { continue };
            self.add(env, Step::Stress, part, format!("{}\n{template}", stress.macros.trim_end()), template)?;
        }
        Ok(())
    }

    fn edit(&self, env: &mut Environment<'static>, step: Step, edit: &raw::EditStep) -> Result<(), RecipeError> {
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
        self.single(env, step, "each", each.as_deref())?;
        self.single(env, step, "when", edit.when.as_deref())?;
        self.values(env, step, &edit.lets, &[])?;
        self.single(env, step, "target", target)?;
        self.single(env, step, "merge", edit.merge.as_deref())?;
        let text = edit.with.as_deref().or(edit.text.as_deref()).or(edit.header.as_deref()).or(edit.module.as_deref());
        self.template(env, step, "text", text)
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
    fn values(
        &self,
        env: &mut Environment<'static>,
        step: Step,
        lets: &[String],
        named: &[(&str, Option<&str>)],
    ) -> Result<(), RecipeError> {
        let mut source = String::new();
        for one in lets {
            let Some((name, expression)) = one.split_once('=') else {
                let message = format!("{step}: a let is written `name = expression`");
                return Err(RecipeError::near(&self.recipe.path, &self.recipe.text, one, message));
            };
            self.check_expression(env, step, expression)?;
            source.push_str(&format!("{{% set {} = {} %}}\n", name.trim(), expression.trim()));
        }
        for (name, expression) in named {
            if let Some(expression) = expression {
                self.check_expression(env, step, expression)?;
                source.push_str(&format!("{{% set {name}__ = ({expression}) %}}\n"));
            }
        }
        self.add(env, step, "values", source, "let")
    }

    fn single(
        &self,
        env: &mut Environment<'static>,
        step: Step,
        part: &str,
        expression: Option<&str>,
    ) -> Result<(), RecipeError> {
        let Some(expression) = expression else { return Ok(()) };
        self.check_expression(env, step, expression)?;
        self.add(env, step, part, format!("{{% set {part}__ = ({expression}) %}}"), expression)
    }

    /// Compiled alone first, so that an error names the expression it is in. The tests do it for shipped recipes.
    fn check_expression(&self, env: &Environment<'static>, step: Step, expression: &str) -> Result<(), RecipeError> {
        if self.recipe.shipped {
            return Ok(());
        }
        env.compile_expression_owned(expression.to_owned()).map(|_| ()).map_err(|error| {
            let message = format!("{step}: {}", describe(&error));
            RecipeError::near(&self.recipe.path, &self.recipe.text, expression.trim(), message)
        })
    }

    fn template(
        &self,
        env: &mut Environment<'static>,
        step: Step,
        part: &str,
        source: Option<&str>,
    ) -> Result<(), RecipeError> {
        match source {
            Some(source) => self.add(env, step, part, source.to_owned(), source),
            None => Ok(()),
        }
    }

    fn add(
        &self,
        env: &mut Environment<'static>,
        step: Step,
        part: &str,
        source: String,
        written: &str,
    ) -> Result<(), RecipeError> {
        let calls = part != "values" && self.macros.iter().any(|name| source.contains(name));
        let macros = if calls { format!("{}\n", self.recipe.raw.macros.trim_end()) } else { String::new() };
        let source = macros.clone() + &source;
        env.add_template_owned(format!("{step}: {part}"), source).map_err(|error| {
            let message = format!("{step}: {}", describe(&error));
            let first = written.trim_start().lines().next().unwrap_or_default();
            let mut found = RecipeError::near(&self.recipe.path, &self.recipe.text, first, message);
            if found.line > 0 && written.contains('\n') {
                let inside = error.line().unwrap_or(1).saturating_sub(macros.matches('\n').count());
                found.line += inside.saturating_sub(1) as u32;
                found.column = 1;
            }
            found
        })
    }

    fn rules_of(&self, find: &raw::Find) -> Result<Vec<(SupportLang, RuleCore)>, RecipeError> {
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
                rules.push((*grammar, self.rule(&source, written, *grammar)?));
            }
        }
        Ok(rules)
    }

    fn rule(&self, source: &serde_json::Value, written: &str, grammar: SupportLang) -> Result<RuleCore, RecipeError> {
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
}

/// What `within` may say.
pub const WITHIN: &[&str] = &["async function", "async code", "sync function", "function", "module"];

/// What an evaluation or a compilation tells of its error.
pub fn describe(error: &minijinja::Error) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recipe::Library;

    #[test]
    fn every_expression_of_the_shipped_recipes_compiles_alone() {
        for mut recipe in Library::shipped().recipes.into_values() {
            recipe.shipped = false;
            let compiler = Compiler::new(&recipe);
            for part in [Part::Finding, Part::Writing] {
                assert!(compiler.environment(part).is_ok_and(|env| env.templates().count() > 0), "{}", recipe.id);
            }
            assert!(compiler.rules().is_ok(), "{}", recipe.id);
        }
    }
}

//! What a recipe says of its rewrites, as text for somebody who has no site at hand.

use minijinja::{Environment, UndefinedBehavior, Value};

use crate::recipe::raw;
use crate::words::text::grouped_filter;

/// The template with the options at their defaults. A choice that depends on the site shows all that can stand there:
/// `[one | the other]`; what else depends on it stays as it is written.
pub fn said<'a>(template: &str, options: impl IntoIterator<Item = (&'a String, &'a raw::OptionSpec)>) -> String {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.add_filter("grouped", grouped_filter);
    let defaults = options.into_iter().map(|(name, spec)| (name.clone(), value(&spec.default)));
    let known = Value::from_pairs([("options", Value::from_pairs(defaults))]);
    let mut parts = template.split("{{");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once("}}") {
            Some((expression, rest)) => {
                text.push_str(&shown(&env, expression, &known));
                text.push_str(rest);
            }
            None => text.push_str(part),
        }
    }
    text
}

fn value(default: &toml::Value) -> Value {
    match default {
        toml::Value::Integer(number) => Value::from(*number),
        toml::Value::Boolean(yes) => Value::from(*yes),
        other => Value::from(other.as_str().map_or_else(|| other.to_string(), str::to_owned)),
    }
}

fn shown(env: &Environment<'_>, expression: &str, known: &Value) -> String {
    let value = env.compile_expression(expression).and_then(|compiled| compiled.eval(known));
    match value {
        Ok(value) if !value.is_undefined() => value.to_string(),
        _ => alternatives(expression).unwrap_or_else(|| format!("{{{{{expression}}}}}")),
    }
}

/// The texts of `'one' if … else 'two'`; an empty one is what may be missing.
fn alternatives(expression: &str) -> Option<String> {
    let mut texts = Vec::new();
    let mut rest = expression.trim();
    while let Some(quoted) = rest.strip_prefix('\'') {
        let (text, behind) = quoted.split_once('\'')?;
        texts.push(text);
        match behind.split_once(" else ") {
            Some((_, other)) => rest = other.trim(),
            None if behind.trim().is_empty() => {
                texts.retain(|text| !text.is_empty());
                return Some(format!("[{}]", texts.join(" | ")));
            }
            None => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::alternatives;

    #[test]
    fn choices_are_shown_side_by_side() {
        assert_eq!(alternatives("'a, b' if x else 'c' if y == 'z' else 'd'").as_deref(), Some("[a, b | c | d]"));
        assert_eq!(alternatives(" ', later' if looped else '' ").as_deref(), Some("[, later]"));
        assert_eq!(alternatives("called"), None);
        assert_eq!(alternatives("'a' ~ name"), None);
    }
}

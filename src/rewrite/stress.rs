//! From a finding to a test that runs the code until its trouble shows, or to the reason why there is none.

use std::sync::Arc;

use minijinja::Value;

use crate::find::Found;
use crate::find::ready::{Ready, Step};
use crate::find::values::Values;
use crate::words::cx::Cx;
use crate::words::text::plain;

/// A test for one site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Test {
    /// The name of its file.
    pub file: String,
    /// Its text.
    pub text: String,
    /// What is told once it is written.
    pub says: String,
}

/// The test of a site, or why none can be made. `given` are the values that the templates see as `test`; its `name` is the
/// name of the file, the recipe's own one where it is not given.
///
/// # Errors
///
/// What is wrong with the recipe, for its author.
pub fn test(cx: &Arc<Cx>, ready: &Ready, found: &Found, given: &Values) -> Result<Result<Test, String>, String> {
    let refuse = ready.recipe.raw.stress.as_ref().map_or(&[][..], |stress| &stress.refuse);
    let mut values = found.values.clone();
    values.insert("test", given.context());
    ready.evaluate(Step::Stress, "values", &mut values)?;
    for at in 0..refuse.len() {
        if ready.evaluate(Step::StressRefuse(at), "when", &mut values)?.get("when").is_some_and(Value::is_true) {
            let text = ready.render(Step::StressRefuse(at), "text", &values)?.unwrap_or_default();
            return Ok(Err(plain(cx, &text)));
        }
    }
    let render = |part: &str, values: &Values| -> Result<String, String> {
        Ok(plain(cx, &ready.render(Step::Stress, part, values)?.unwrap_or_default()).trim_start().to_owned())
    };
    let own = render("file", &values)?.trim().to_owned();
    let file = given.get("name").and_then(Value::as_str).map_or(own, str::to_owned);
    let mut named = given.clone();
    named.insert("name", Value::from(file.as_str()));
    values.insert("test", named.context());
    let (text, says) = (render("text", &values)?, render("says", &values)?);
    Ok(Ok(Test { file, text: text.trim_end().to_owned() + "\n", says: says.trim().to_owned() }))
}

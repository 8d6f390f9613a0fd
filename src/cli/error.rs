//! What goes wrong at the edge: a message, its causes, and the command to type next.

use std::fmt::Display;
use std::path::Path;

use crate::apply::KeptError;
use crate::recipe::RecipeError;

/// Why a command could not do what it was asked.
#[derive(Debug)]
pub struct Problem {
    /// What is wrong, as a fragment in lower case.
    pub message: String,
    /// Why, outermost first.
    pub causes: Vec<String>,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Problem {
    /// A problem without causes.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), causes: Vec::new(), hint: None }
    }

    /// The same with a cause.
    pub fn because(mut self, cause: impl Display) -> Self {
        self.causes.push(cause.to_string());
        self
    }

    /// The same with a hint.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The message with its causes, on one line.
    pub fn line(&self) -> String {
        [vec![self.message.clone()], self.causes.clone()].concat().join(": ")
    }

    /// A file that cannot be read or written.
    pub fn file(verb: &str, path: &Path, error: &std::io::Error) -> Self {
        Self::new(format!("{} cannot be {verb}", path.display())).because(error)
    }
}

impl From<KeptError> for Problem {
    fn from(error: KeptError) -> Self {
        let problem = Problem::new(error.to_string());
        match error {
            KeptError::Io { error, .. } => problem.because(error),
            KeptError::Form { .. } => problem.hint("take it away: nothing of your code is in danger"),
        }
    }
}

impl From<RecipeError> for Problem {
    fn from(error: RecipeError) -> Self {
        Problem::new(error.to_string()).hint("`punchlist recipes schema` prints what a recipe may hold")
    }
}

/// The names among `known` that look most like `name`, best first.
pub fn near<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let likeness = |candidate: &str| {
        let last = |text: &str| text.rsplit('/').next().unwrap_or(text).to_owned();
        let whole = strsim::jaro_winkler(name, candidate);
        whole.max(strsim::jaro_winkler(&last(name), &last(candidate)))
    };
    let mut ranked: Vec<(f64, &str)> = known.into_iter().map(|candidate| (likeness(candidate), candidate)).collect();
    ranked.retain(|(likeness, _)| *likeness > 0.75);
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    ranked.dedup_by(|a, b| a.1 == b.1);
    let best = ranked.first().map_or(0.0, |(likeness, _)| *likeness);
    ranked.retain(|(likeness, _)| best - likeness < 0.08);
    ranked.into_iter().take(3).map(|(_, candidate)| candidate).collect()
}

/// `; did you mean a, b or c?`, or nothing.
pub fn did_you_mean(near: &[&str]) -> String {
    match near {
        [] => String::new(),
        [only] => format!("; did you mean `{only}`?"),
        [first @ .., last] => format!("; did you mean `{}` or `{last}`?", first.join("`, `")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_offered() {
        let known = ["python/sleep-in-async", "python/unbounded-fan-out", "javascript/unbounded-fan-out"];
        assert_eq!(near("slep-in-async", known), ["python/sleep-in-async"]);
        assert_eq!(near("python/unbound-fan-out", known)[0], "python/unbounded-fan-out");
        assert!(near("zzz", known).is_empty());
    }

    #[test]
    fn the_question_reads_well() {
        assert_eq!(did_you_mean(&["a", "b", "c"]), "; did you mean `a`, `b` or `c`?");
        assert_eq!(did_you_mean(&["a"]), "; did you mean `a`?");
        assert_eq!(did_you_mean(&[]), "");
    }
}

//! What the text of a file has to hold, by its words, for a finding case to be met in it.

use crate::lang::Call;
use crate::recipe::raw::Find;

/// A word or a member that a case needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Want {
    /// A word of its own.
    Word(String),
    /// `owner.name`; `root` where the owner stands in nothing else.
    Member { owner: String, name: String, root: bool },
    /// Two words side by side.
    Beside { first: String, second: String },
}

/// One way in which a finding case can be met.
#[derive(Debug)]
pub(super) struct Way {
    /// What the file has to hold, all of it.
    pub wants: Vec<Want>,
    /// The call that has to stand in an async function, where one is told.
    pub in_async: Option<Call>,
}

/// What files have to hold for a finding case, one entry for each way it can be met.
pub(super) fn needed(find: &Find) -> Vec<Way> {
    let asynchronous = find.within.as_deref() == Some("async function");
    let mut common: Vec<Want> = asynchronous.then(|| Want::Word("async".to_owned())).into_iter().collect();
    common.extend(find.words.iter().flat_map(|text| side_by_side(text)));
    let mut mentions: Vec<Vec<Want>> = find.mentions.iter().map(|path| mentioned(path)).collect();
    if mentions.is_empty() {
        mentions.push(Vec::new());
    }
    let mut needed = Vec::new();
    for (wants, call) in named(find) {
        needed.extend(mentions.iter().map(|mentioned| Way {
            wants: [&common[..], &wants, mentioned].concat(),
            in_async: call.clone().filter(|_| asynchronous),
        }));
    }
    needed
}

/// The words of what a case finds, and what is called there.
fn named(find: &Find) -> Vec<(Vec<Want>, Option<Call>)> {
    // What is vague says nothing of what the text looks like.
    if find.rule.is_some() || !find.node.is_empty() || find.each.is_some() {
        return vec![(Vec::new(), None)];
    }
    let calls = find.call.iter().map(|path| (member_of(path), call(path)));
    let methods = find.method.iter().flat_map(|method| {
        let of = method_of(find, method);
        of.into_iter().map(move |wants| (wants, Some(Call { owner: None, name: method.clone() })))
    });
    let patterns = find.pattern.iter().map(|pattern| (words(&without_variables(pattern)), None));
    let named: Vec<_> = calls.chain(methods).chain(patterns).collect();
    if named.is_empty() { vec![(Vec::new(), None)] } else { named }
}

/// The end of a path.
fn call(path: &str) -> Option<Call> {
    let mut words = words_of(path);
    let name = words.pop()?;
    Some(Call { owner: words.pop(), name })
}

/// The words of a method of one of the classes that the case tells.
fn method_of(find: &Find, method: &str) -> Vec<Vec<Want>> {
    match &find.of[..] {
        [] => vec![words(method)],
        // What the instances come from is told.
        _ if !find.mentions.is_empty() => vec![words(method)],
        // Functions give instances whose class nobody names, but their package is named.
        classes => classes.iter().map(|class| [words(method), words(package(class))].concat()).collect(),
    }
}

/// The words of a path or pattern, each for itself.
fn words(text: &str) -> Vec<Want> {
    words_of(text).into_iter().map(Want::Word).collect()
}

/// The words of a text that stand in this order, with nothing but blanks between.
fn side_by_side(text: &str) -> Vec<Want> {
    match &words_of(text)[..] {
        [only] => vec![Want::Word(only.clone())],
        words => {
            let pairs = words.windows(2);
            pairs.map(|pair| Want::Beside { first: pair[0].clone(), second: pair[1].clone() }).collect()
        }
    }
}

/// The first part of a path: `asyncio` of `asyncio.Lock`.
fn package(path: &str) -> &str {
    path.split(['.', '/', ':']).find(|part| !part.is_empty()).unwrap_or(path)
}

/// The last two names of a path as a member; of a path of one name, that.
fn member_of(path: &str) -> Vec<Want> {
    match &words_of(path)[..] {
        [around @ .., owner, name] => {
            vec![Want::Member { owner: owner.clone(), name: name.clone(), root: around.is_empty() }]
        }
        words => words.iter().cloned().map(Want::Word).collect(),
    }
}

/// What a file that uses this thing has to hold: for the method of a class its name, and the class.
fn mentioned(path: &str) -> Vec<Want> {
    match path.rsplit_once('.') {
        Some((class, method)) if class.rsplit('.').next().is_some_and(|name| name.starts_with(char::is_uppercase)) => {
            let mut wants = member_of(class);
            wants.push(Want::Word(method.to_owned()));
            wants
        }
        _ => member_of(path),
    }
}

/// The identifiers in a path or pattern; of `p-limit.default` only what surely occurs in the text.
fn words_of(path: &str) -> Vec<String> {
    path.split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|word| !word.is_empty() && *word != "default")
        .map(str::to_owned)
        .collect()
}

fn without_variables(pattern: &str) -> String {
    let mut out = String::new();
    let mut rest = pattern.chars().peekable();
    while let Some(c) = rest.next() {
        if c == '$' {
            while rest
                .peek()
                .is_some_and(|next| *next == '$' || next.is_ascii_uppercase() || next.is_ascii_digit() || *next == '_')
            {
                rest.next();
            }
            out.push(' ');
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_of_patterns_are_no_words() {
        assert_eq!(words_of(&without_variables("foo($A, $$$REST).bar")), ["foo", "bar"]);
    }
}

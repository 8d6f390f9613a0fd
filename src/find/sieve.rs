//! The first sieve: byte strings without which a recipe cannot apply, looked for in the raw bytes.
//!
//! They are derived from what the recipe looks for: the names of the paths it resolves, the methods, the words of its
//! patterns. A file that lacks them is not decoded and not parsed.

use aho_corasick::{AhoCorasick, MatchKind};

use crate::recipe::raw::Find;

/// What one recipe needs: one of the cases, of which every word has to occur.
#[derive(Clone, Debug, Default)]
struct Need {
    cases: Vec<Vec<usize>>,
}

/// Looks for the words of many recipes in one pass over a file's bytes.
#[derive(Debug)]
pub struct Sieve {
    automaton: AhoCorasick,
    words: Vec<String>,
    needs: Vec<Need>,
}

impl Sieve {
    /// A sieve for recipes, each given by its finding cases. `async_words` are the words without which no function of
    /// the language is async.
    pub fn new<'a>(recipes: impl Iterator<Item = &'a [Find]>) -> Self {
        let mut words: Vec<String> = Vec::new();
        let mut index = |word: String| match words.iter().position(|known| *known == word) {
            Some(at) => at,
            None => {
                words.push(word);
                words.len() - 1
            }
        };
        let needs = recipes
            .map(|finds| Need {
                cases: finds.iter().flat_map(needed).map(|case| case.into_iter().map(&mut index).collect()).collect(),
            })
            .collect();
        let automaton =
            AhoCorasick::builder().match_kind(MatchKind::Standard).build(&words).expect("a few short words always fit");
        Self { automaton, words, needs }
    }

    /// Which recipes may apply to a file with these bytes; none if no recipe can.
    pub fn live(&self, bytes: &[u8]) -> Option<Vec<bool>> {
        let mut seen = vec![false; self.words.len()];
        let mut missing = self.words.len();
        for found in self.automaton.find_overlapping_iter(bytes) {
            let word = found.pattern().as_usize();
            if !seen[word] && self.is_whole(bytes, found.start(), found.end()) {
                seen[word] = true;
                missing -= 1;
                if missing == 0 {
                    break;
                }
            }
        }
        let live: Vec<bool> =
            self.needs.iter().map(|need| need.cases.iter().any(|case| case.iter().all(|&word| seen[word]))).collect();
        live.contains(&true).then_some(live)
    }

    /// Whether the bytes are a word of their own: `wait` in `await` is none.
    fn is_whole(&self, bytes: &[u8], start: usize, end: usize) -> bool {
        let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80;
        let goes_on = |at: usize| at > 0 && at < bytes.len() && is_word(bytes[at - 1]) && is_word(bytes[at]);
        !goes_on(start) && !goes_on(end)
    }
}

/// The words of a finding case, one list for each way it can be met.
fn needed(find: &Find) -> Vec<Vec<String>> {
    let mut common: Vec<String> = Vec::new();
    if find.within.as_deref() == Some("async function") {
        common.push("async".to_owned());
    }
    let ways: Vec<Vec<String>> = find
        .call
        .iter()
        .chain(&find.method)
        .map(|path| words_of(path))
        .chain(find.pattern.iter().map(|pattern| words_of(&without_variables(pattern))))
        .collect();
    if ways.is_empty() || find.rule.is_some() || !find.node.is_empty() {
        // Nothing is known of what the text looks like.
        return vec![common];
    }
    ways.into_iter().map(|way| common.iter().cloned().chain(way).collect()).collect()
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

    fn sieve(call: &str, within: Option<&str>) -> Sieve {
        let find = Find { call: vec![call.to_owned()], within: within.map(str::to_owned), ..Find::default() };
        let finds = [find];
        Sieve::new(std::iter::once(&finds[..]))
    }

    #[test]
    fn turns_away_what_lacks_a_word() {
        let sieve = sieve("time.sleep", Some("async function"));
        assert!(sieve.live(b"import time\nasync def f(): time.sleep(1)").is_some());
        assert!(sieve.live(b"from time import sleep as nap\nasync def f(): nap(1)").is_some());
        assert!(sieve.live(b"import time\ndef f(): time.sleep(1)").is_none());
        assert!(sieve.live(b"import asyncio\nasync def f(): await asyncio.sleep(1)").is_none());
    }

    #[test]
    fn parts_of_words_do_not_count() {
        let sieve = sieve("asyncio.wait", None);
        assert!(sieve.live(b"import asyncio\nawait asyncio.sleep(1)").is_none());
        assert!(sieve.live(b"asyncio.wait(x)").is_some());
    }

    #[test]
    fn variables_of_patterns_are_no_words() {
        assert_eq!(words_of(&without_variables("foo($A, $$$REST).bar")), ["foo", "bar"]);
    }
}

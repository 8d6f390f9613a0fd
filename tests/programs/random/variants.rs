//! The same program written otherwise: nothing that is found in it may depend on names, blank lines, or the order in which
//! functions are defined.

/// A way to write a program otherwise.
#[derive(Clone, Copy, Debug)]
pub enum Variant {
    /// Names that the generator made up are others.
    Renamed,
    /// Blank lines stand between its lines.
    Spaced,
    /// The functions of its parts stand behind the one that calls them.
    Moved,
}

/// What made-up names start with, and what else they could.
const BASES: &[(&str, &str)] = &[
    ("Box", "Crate"),
    ("Helper", "Worker"),
    ("Meet", "Come"),
    ("Node", "Knot"),
    ("Vault", "Store"),
    ("act", "play"),
    ("add", "raise"),
    ("job", "duty"),
    ("meet", "come"),
    ("one", "unit"),
    ("step", "pace"),
    ("unit", "single"),
    ("work", "labour"),
];

impl Variant {
    /// The one that a seed tries.
    pub fn of(seed: u64) -> Self {
        [Self::Renamed, Self::Spaced, Self::Moved][(seed % 3) as usize]
    }

    /// `text` written so.
    pub fn write(self, text: &str) -> String {
        match self {
            Self::Renamed => renamed(text),
            // Within a text over several lines a blank one would be a part of it.
            Self::Spaced if text.contains("'''") => text.to_owned(),
            Self::Spaced => text.lines().enumerate().map(|(at, line)| spaced(at, line)).collect(),
            Self::Moved => moved(text),
        }
    }

    /// One line of a program, as the program has it once it is written so.
    pub fn line(self, line: &str) -> String {
        if matches!(self, Self::Renamed) { renamed(line) } else { line.to_owned() }
    }
}

fn spaced(at: usize, line: &str) -> String {
    if at % 3 == 2 { format!("{line}\n\n") } else { format!("{line}\n") }
}

/// `text` with another word wherever one of the bases stands in front of a digit.
fn renamed(text: &str) -> String {
    let mut whole = String::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let fits = |(base, _): &&(&str, &str)| {
            rest.strip_prefix(*base).is_some_and(|behind| behind.starts_with(|next: char| next.is_ascii_digit()))
        };
        let (taken, written) = match BASES.iter().find(fits) {
            Some((base, other)) => (base.len(), *other),
            None => (letter.len_utf8(), &rest[..letter.len_utf8()]),
        };
        whole += written;
        rest = &rest[taken..];
    }
    whole
}

/// `text` with the definitions of its parts in front of its last statement.
fn moved(text: &str) -> String {
    let mut kept: Vec<String> = Vec::new();
    let mut parts = String::new();
    for chunk in chunks(text) {
        let head = chunk.lines().next().unwrap_or_default();
        match head.split([' ', '(', ':', '_']).any(is_part) {
            true => parts += &chunk,
            false => kept.push(chunk),
        }
    }
    let last = kept.pop().unwrap_or_default();
    kept.concat() + &parts + &last
}

/// Whether a word is the name of a part.
fn is_part(word: &str) -> bool {
    word.strip_prefix("part").is_some_and(|number| number.parse::<usize>().is_ok())
}

/// The definitions and statements of the module, each with the lines that belong to it.
fn chunks(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in text.lines() {
        let goes_on = line.is_empty() || line.starts_with([' ', '\t', '}', ')', ']']);
        let decorated = found.last().is_some_and(|last| last.lines().last().is_some_and(|line| line.starts_with('@')));
        match found.last_mut() {
            Some(last) if goes_on || decorated => *last += &format!("{line}\n"),
            _ => found.push(format!("{line}\n")),
        }
    }
    found
}

//! Golden cases, hurt at random: whatever comes of them, no recipe fails, no file that parsed is spoiled, and a second run of
//! `fix` changes nothing. `PUNCHLIST_RANDOM_SEED` starts from another seed, `PUNCHLIST_RANDOM_PROGRAMS` asks for more files.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::folder::Folder;
use crate::rng::Rng;

/// A language, the folders of its cases, what its lines are wrapped in, and the manifest beside its files.
struct Kind {
    folders: &'static [&'static str],
    endings: &'static [&'static str],
    heads: &'static [&'static str],
    manifest: (&'static str, &'static str),
}

const PYTHON: Kind = Kind {
    folders: &["python"],
    endings: &["py"],
    heads: &[
        "if True:",
        "for _ in range(2):",
        "async def wrapped():",
        "class Wrapped:",
        "while True:",
        "async with lock:",
    ],
    manifest: ("pyproject.toml", "[project]\nname = \"shop\"\nversion = \"1\"\nrequires-python = \">=3.11\"\n"),
};

const JAVASCRIPT: Kind = Kind {
    folders: &["javascript", "typescript"],
    endings: &["js", "mjs", "cjs", "ts", "mts", "tsx"],
    heads: &["if (ready) {", "for (const one of all) {", "async function wrapped() {", "{", "while (true) {"],
    manifest: (
        "package.json",
        "{\n  \"name\": \"shop\",\n  \"dependencies\": {\n    \"p-limit\": \"^6.0.0\"\n  }\n}\n",
    ),
};

const RUST: Kind = Kind {
    folders: &["rust"],
    endings: &["rs"],
    heads: &["{", "if ready {", "for one in all {", "loop {", "async fn wrapped() {"],
    manifest: (
        "Cargo.toml",
        "[package]\nname = \"shop\"\nversion = \"1.0.0\"\nedition = \"2021\"\n\n[dependencies]\nfutures = \"0.3\"\ntokio = { version = \"1\", features = [\"full\"] }\n",
    ),
};

#[test]
fn python_survives() {
    survives(&PYTHON);
}

#[test]
fn javascript_survives() {
    survives(&JAVASCRIPT);
}

#[test]
fn rust_survives() {
    survives(&RUST);
}

fn survives(kind: &Kind) {
    let texts = texts(kind);
    let mut rng = Rng::new(number("PUNCHLIST_RANDOM_SEED").unwrap_or(1));
    let folder = Folder::new(&[kind.manifest]);
    for at in 0..number("PUNCHLIST_RANDOM_PROGRAMS").unwrap_or(250) {
        let (ending, text) = &texts[rng.below(texts.len())];
        let mut hurt = mutate(text, kind, &texts, &mut rng);
        while rng.chance(50) {
            hurt = mutate(&hurt, kind, &texts, &mut rng);
        }
        folder.put(&format!("m{at}.{ending}"), hurt.as_bytes());
    }
    let before = report(&folder, &["check"]);
    let first = report(&folder, &["fix", "--unsafe"]);
    let second = report(&folder, &["fix", "--unsafe"]);
    assert!(first["summary"]["fixed"].as_u64() > Some(20), "{}", first["summary"]);
    assert_eq!(second["summary"]["fixed"], 0, "{}", second["changes"]);
    assert_eq!(skipped(&second), skipped(&before), "what is not looked into changed");
    for (path, reason) in skipped(&before) {
        assert!(reason.starts_with("syntax error"), "{path}: {reason}\n{}", folder.text(&path));
    }
}

/// The JSON of a run that ended well.
fn report(folder: &Folder, command: &[&str]) -> Value {
    let run = folder.run(&[command, &["--no-config", "--output-format", "json"]].concat());
    assert!(matches!(run.code, Some(0 | 1)), "{} ended with {:?}: {}", run.arguments, run.code, run.stderr);
    run.json()
}

fn skipped(report: &Value) -> BTreeMap<String, String> {
    let text = |one: &Value, key: &str| one[key].as_str().unwrap_or_default().to_owned();
    let all = report["skipped"].as_array().expect("a list");
    // The place of an error may move.
    let kind = |reason: String| reason.split(" on line ").next().unwrap_or_default().to_owned();
    all.iter().map(|one| (text(one, "path"), kind(text(one, "reason")))).collect()
}

/// The texts of the golden cases of a language, with their endings, in a fixed order.
fn texts(kind: &Kind) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut found = BTreeMap::new();
    for folder in kind.folders {
        gather(&root.join(folder), kind.endings, &mut found);
    }
    assert!(found.len() > 100, "only {} texts", found.len());
    found.into_values().collect()
}

fn gather(folder: &Path, endings: &[&str], found: &mut BTreeMap<String, (String, String)>) {
    for entry in fs::read_dir(folder).expect("a folder of cases").flatten() {
        let path = entry.path();
        if path.is_dir() {
            gather(&path, endings, found);
            continue;
        }
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_owned();
        let is_before = path.components().any(|part| part.as_os_str().to_string_lossy().starts_with("before"));
        if is_before
            && endings.contains(&ending.as_str())
            && let Ok(text) = fs::read_to_string(&path)
        {
            found.insert(path.to_string_lossy().into_owned(), (ending, text));
        }
    }
}

fn mutate(text: &str, kind: &Kind, texts: &[(String, String)], rng: &mut Rng) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    if lines.len() < 3 {
        return text.to_owned();
    }
    let start = rng.below(lines.len());
    let end = (start + rng.between(1, 12)).min(lines.len());
    let at = rng.below(lines.len());
    match rng.below(8) {
        0 => [&lines[..start], &lines[start + 1..]].concat().concat(),
        1 => [&lines[..at], &lines[start..end], &lines[at..]].concat().concat(),
        2 | 3 => wrapped(&lines, (start, end), kind, rng),
        4 => format!("{text}\n{}", texts[rng.below(texts.len())].1),
        5 => text.replace('\n', "\r\n"),
        _ => renamed(text, rng),
    }
}

/// Some lines under a head of their own.
fn wrapped(lines: &[&str], (start, end): (usize, usize), kind: &Kind, rng: &mut Rng) -> String {
    let head = rng.pick(kind.heads);
    let indent = &lines[start][..lines[start].len() - lines[start].trim_start_matches([' ', '\t']).len()];
    let mut text = lines[..start].concat();
    text.push_str(&format!("{indent}{head}\n"));
    lines[start..end].iter().for_each(|line| text.push_str(&format!("    {line}")));
    if head.ends_with('{') {
        text.push_str(&format!("{indent}}}\n"));
    }
    text + &lines[end..].concat()
}

/// One word in the place of another.
fn renamed(text: &str, rng: &mut Rng) -> String {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let words: Vec<(usize, &str)> = text
        .match_indices(|c: char| is_word(c))
        .filter(|(at, _)| !text[..*at].ends_with(is_word))
        .map(|(at, _)| (at, text[at..].split(|c: char| !is_word(c)).next().unwrap_or_default()))
        .collect();
    if words.is_empty() {
        return text.to_owned();
    }
    let ((at, old), (_, new)) = (rng.pick(&words), rng.pick(&words));
    format!("{}{new}{}", &text[..at], &text[at + old.len()..])
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().unwrap_or_else(|error| panic!("{name} is no number: {error}")))
}

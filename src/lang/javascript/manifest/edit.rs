//! New text of a `package.json`: packages put in, every other byte kept.

use std::path::Path;

use jsonc_parser::ast::{Object, ObjectProp, Value};
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use nodejs_semver::Range;

use super::SECTIONS;
use crate::lang::packages::{Dependency, ManifestError};

/// The manifest's text with these packages added, see [`crate::lang::Language::edit_manifest`].
///
/// A package asked for more than once is added once: with the lowest range, which suits the most files, and for
/// development only if nobody needs it otherwise.
///
/// # Errors
///
/// [`ManifestError`] if the text is no plain JSON object, or one of its sections is none.
pub fn edit_manifest(path: &Path, text: &str, add: &[Dependency]) -> Result<String, ManifestError> {
    let mut text = text.to_owned();
    for wanted in merged(add) {
        text = put(&text, &wanted).map_err(|why| ManifestError { path: path.to_owned(), why })?;
    }
    Ok(text)
}

/// Each package once, in order of its name.
fn merged(add: &[Dependency]) -> Vec<Dependency> {
    let mut all: Vec<Dependency> = Vec::new();
    for one in add {
        match all.iter_mut().find(|other| other.name == one.name) {
            Some(other) => {
                other.dev &= one.dev;
                if lowest(&one.range) < lowest(&other.range) {
                    other.range.clone_from(&one.range);
                }
            }
            None => all.push(one.clone()),
        }
    }
    all.sort_by(|a, b| a.name.cmp(&b.name));
    all
}

fn lowest(range: &str) -> Option<nodejs_semver::Version> {
    Range::parse(range).ok()?.min_version()
}

fn put(text: &str, wanted: &Dependency) -> Result<String, String> {
    let bom = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let json = &text[bom..];
    // A reader with a bound on the depth goes first.
    serde_json::from_str::<serde_json::Value>(json).map_err(|error| format!("it is not plain JSON ({error})"))?;
    let parsed = parse_to_ast(json, &CollectOptions::default(), &ParseOptions::default());
    let parsed = parsed.map_err(|error| format!("it is not plain JSON ({error})"))?;
    let Some(Value::Object(root)) = &parsed.value else { return Err("it is no JSON object".to_owned()) };
    if listed(root, &wanted.name) {
        return Ok(text.to_owned());
    }
    let section = if wanted.dev { "devDependencies" } else { "dependencies" };
    let page = Page::new(json, root);
    let entry = (wanted.name.as_str(), wanted.range.as_str());
    let (at, until, new) = match properties(root, section)[..] {
        [] => page.new_section(root, section, entry),
        [only] => match &only.value {
            Value::Object(object) => page.entry(object, entry),
            _ => return Err(format!("its `{section}` are no object")),
        },
        _ => return Err(format!("it has more than one `{section}`")),
    };
    Ok(format!("{}{new}{}", &text[..bom + at], &text[bom + until..]))
}

fn properties<'o, 'a>(object: &'o Object<'a>, name: &str) -> Vec<&'o ObjectProp<'a>> {
    object.properties.iter().filter(|property| property.name.as_str() == name).collect()
}

fn listed(root: &Object<'_>, name: &str) -> bool {
    SECTIONS.iter().flat_map(|section| properties(root, section)).any(|section| match &section.value {
        Value::Object(object) => !properties(object, name).is_empty(),
        _ => false,
    })
}

/// What goes from one place to another is replaced by a text.
type Change = (usize, usize, String);

/// The text of a manifest and how it is laid out.
struct Page<'t> {
    json: &'t str,
    /// Blanks between a bracket or comma and the first property of the root: with a line end if it has lines.
    gap: &'t str,
    /// What stands between a key and its value.
    colon: String,
}

impl<'t> Page<'t> {
    fn new(json: &'t str, root: &Object<'_>) -> Self {
        let first = root.properties.first();
        let gap = first.map_or("", |first| &json[root.range.start + 1..first.range.start]);
        let colon = first.map_or(": ", |first| between(json, first));
        Self { json, gap, colon: colon.to_owned() }
    }

    fn newline(&self) -> &'static str {
        if self.json.contains("\r\n") { "\r\n" } else { "\n" }
    }

    /// The indentation of the root's properties; none if the root stands on one line.
    fn unit(&self) -> Option<&'t str> {
        self.gap.rfind('\n').map(|at| &self.gap[at + 1..])
    }

    /// A key and its value.
    fn pair(&self, colon: &str, (name, range): (&str, &str)) -> String {
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        format!("{}{colon}{}", quoted(name), quoted(range))
    }

    /// Puts an entry into a section: at its sorted place if the section is sorted, else last.
    fn entry(&self, section: &Object<'_>, entry: (&str, &str)) -> Change {
        let all = &section.properties;
        let Some(first) = all.first() else { return self.first_entry(section, entry) };
        let names: Vec<&str> = all.iter().map(|property| property.name.as_str()).collect();
        let pair = self.pair(between(self.json, first), entry);
        match place(&names, entry.0) {
            Some(at) => {
                let next = &all[at];
                (next.range.start, next.range.start, format!("{pair},{}", self.separator(section, at)))
            }
            None => {
                let last = all.len() - 1;
                let end = all[last].range.end;
                (end, end, format!(",{}{pair}", self.separator(section, last)))
            }
        }
    }

    /// The blanks between two entries, as they stand before the entry at `at`.
    fn separator(&self, section: &Object<'_>, at: usize) -> String {
        let all = &section.properties;
        let before = |at: usize| {
            let start = if at == 0 { section.range.start } else { all[at - 1].range.end };
            let gap = &self.json[start..all[at].range.start];
            gap[gap.rfind(['{', ',']).map_or(0, |found| found + 1)..].to_owned()
        };
        let here = before(at);
        if let Some(line) = here.rfind('\n') {
            // A blank line before an entry is not repeated before the next.
            format!("{}{}", self.newline(), &here[line + 1..])
        } else if all.len() > 1 {
            before(1)
        } else if between(self.json, &all[0]).ends_with(' ') {
            " ".to_owned()
        } else {
            String::new()
        }
    }

    /// Puts the first entry into an empty section.
    fn first_entry(&self, section: &Object<'_>, entry: (&str, &str)) -> Change {
        let pair = self.pair(&self.colon, entry);
        let line = self.json[..section.range.start].rfind('\n').map_or(0, |at| at + 1);
        let before = &self.json[line..section.range.start];
        let indent = &before[..before.len() - before.trim_start_matches([' ', '\t']).len()];
        (section.range.start, section.range.end, self.object(&pair, indent))
    }

    /// An object with one entry, whose closing bracket is indented by `indent`.
    fn object(&self, pair: &str, indent: &str) -> String {
        match self.unit() {
            Some(unit) => format!("{{{nl}{indent}{unit}{pair}{nl}{indent}}}", nl = self.newline()),
            None => format!("{{{gap}{pair}{gap}}}", gap = self.gap),
        }
    }

    /// Adds a section: `dependencies` before `devDependencies`, else last.
    fn new_section(&self, root: &Object<'_>, name: &str, entry: (&str, &str)) -> Change {
        let Some(last) = root.properties.last() else { return self.first_section(root, name, entry) };
        let object = self.object(&self.pair(&self.colon, entry), self.unit().unwrap_or_default());
        let section = format!("\"{name}\"{}{object}", self.colon);
        let dev = properties(root, "devDependencies");
        match dev.first().filter(|_| name == "dependencies") {
            Some(dev) => {
                let at = root.properties.iter().position(|property| property.range == dev.range).unwrap_or_default();
                (dev.range.start, dev.range.start, format!("{section},{}", self.separator(root, at)))
            }
            None => {
                let end = last.range.end;
                (end, end, format!(",{}{section}", self.separator(root, root.properties.len() - 1)))
            }
        }
    }

    /// The first section of an empty manifest.
    fn first_section(&self, root: &Object<'_>, name: &str, entry: (&str, &str)) -> Change {
        let nl = self.newline();
        let pair = self.pair(": ", entry);
        let text = format!("{{{nl}  \"{name}\": {{{nl}    {pair}{nl}  }}{nl}}}");
        (root.range.start, root.range.end, text)
    }
}

/// What stands between a key and its value.
fn between<'t>(json: &'t str, property: &ObjectProp<'_>) -> &'t str {
    let value = jsonc_parser::common::Ranged::range(&property.value);
    let key = jsonc_parser::common::Ranged::range(&property.name);
    &json[key.end..value.start]
}

/// Before which of the names a new one goes; none for the end, and where the names are not sorted.
fn place(names: &[&str], new: &str) -> Option<usize> {
    let plain = |name: &str| name.to_owned();
    let folded = |name: &str| name.to_lowercase();
    let sorted = |key: &dyn Fn(&str) -> String| names.is_sorted_by_key(|name| key(name));
    let key: &dyn Fn(&str) -> String = if sorted(&plain) {
        &plain
    } else if sorted(&folded) {
        &folded
    } else {
        return None;
    };
    names.iter().position(|name| key(name) > key(new))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(name: &str, range: &str, dev: bool) -> Dependency {
        Dependency {
            manifest: "package.json".into(),
            name: name.to_owned(),
            range: range.to_owned(),
            dev,
            features: Vec::new(),
        }
    }

    fn edit(before: &str, add: &[Dependency]) -> Result<String, ManifestError> {
        edit_manifest(Path::new("package.json"), before, add)
    }

    fn check(before: &str, after: &str) {
        let add = [wanted("p-limit", "^7.3.3", false)];
        assert_eq!(edit(before, &add).expect("it can be edited"), after);
        assert_eq!(edit(after, &add).expect("it can be edited"), after, "a second time");
    }

    #[test]
    fn a_sorted_section_stays_sorted() {
        check(
            "{\n  \"dependencies\": {\n    \"a\": \"1\",\n    \"z\": \"2\"\n  }\n}\n",
            "{\n  \"dependencies\": {\n    \"a\": \"1\",\n    \"p-limit\": \"^7.3.3\",\n    \"z\": \"2\"\n  }\n}\n",
        );
        check(
            "{\n  \"dependencies\": {\n    \"q\": \"1\"\n  }\n}",
            "{\n  \"dependencies\": {\n    \"p-limit\": \"^7.3.3\",\n    \"q\": \"1\"\n  }\n}",
        );
        check(
            "{\n\t\"dependencies\": {\n\t\t\"@a/b\": \"1\",\n\t\t\"B\": \"1\",\n\t\t\"a\": \"1\"\n\t}\n}\n",
            "{\n\t\"dependencies\": {\n\t\t\"@a/b\": \"1\",\n\t\t\"B\": \"1\",\n\t\t\"a\": \"1\",\n\t\t\"p-limit\": \"^7.3.3\"\n\t}\n}\n",
        );
        check(
            "{\"dependencies\": {\"a\": \"1\", \"B\": \"1\", \"z\": \"1\"}}",
            "{\"dependencies\": {\"a\": \"1\", \"B\": \"1\", \"p-limit\": \"^7.3.3\", \"z\": \"1\"}}",
        );
    }

    #[test]
    fn an_unsorted_section_gets_it_last() {
        check(
            "{\n  \"dependencies\": {\n    \"z\": \"1\",\n    \"a\": \"2\"\n  }\n}\n",
            "{\n  \"dependencies\": {\n    \"z\": \"1\",\n    \"a\": \"2\",\n    \"p-limit\": \"^7.3.3\"\n  }\n}\n",
        );
    }

    #[test]
    fn one_line_stays_one_line() {
        check(
            r#"{ "type": "module", "dependencies": { "q": "1" } }"#,
            r#"{ "type": "module", "dependencies": { "p-limit": "^7.3.3", "q": "1" } }"#,
        );
        check(r#"{"dependencies":{"a":"1"}}"#, r#"{"dependencies":{"a":"1","p-limit":"^7.3.3"}}"#);
        check(r#"{"dependencies":{"q":"1"}}"#, r#"{"dependencies":{"p-limit":"^7.3.3","q":"1"}}"#);
        check(r#"{ "type": "module" }"#, r#"{ "type": "module", "dependencies": { "p-limit": "^7.3.3" } }"#);
        check(r#"{ "a": 1, "dependencies": {} }"#, r#"{ "a": 1, "dependencies": { "p-limit": "^7.3.3" } }"#);
    }

    #[test]
    fn a_new_section_goes_before_the_one_for_development_else_last() {
        check(
            "{\n  \"name\": \"x\",\n  \"devDependencies\": {\n    \"a\": \"1\"\n  },\n  \"z\": 1\n}\n",
            "{\n  \"name\": \"x\",\n  \"dependencies\": {\n    \"p-limit\": \"^7.3.3\"\n  },\n  \"devDependencies\": {\n    \"a\": \"1\"\n  },\n  \"z\": 1\n}\n",
        );
        check(
            "{\n    \"name\": \"x\"\n}\n",
            "{\n    \"name\": \"x\",\n    \"dependencies\": {\n        \"p-limit\": \"^7.3.3\"\n    }\n}\n",
        );
        check("{}\n", "{\n  \"dependencies\": {\n    \"p-limit\": \"^7.3.3\"\n  }\n}\n");
    }

    #[test]
    fn an_empty_section_is_filled() {
        check(
            "{\n  \"name\": \"x\",\n  \"dependencies\": {}\n}\n",
            "{\n  \"name\": \"x\",\n  \"dependencies\": {\n    \"p-limit\": \"^7.3.3\"\n  }\n}\n",
        );
        check(
            "{\n  \"name\": \"x\",\n  \"dependencies\": {\n  }\n}\n",
            "{\n  \"name\": \"x\",\n  \"dependencies\": {\n    \"p-limit\": \"^7.3.3\"\n  }\n}\n",
        );
    }

    #[test]
    fn line_ends_and_byte_order_mark_are_kept() {
        check(
            "\u{feff}{\r\n  \"dependencies\": {\r\n    \"a\": \"é\"\r\n  }\r\n}",
            "\u{feff}{\r\n  \"dependencies\": {\r\n    \"a\": \"é\",\r\n    \"p-limit\": \"^7.3.3\"\r\n  }\r\n}",
        );
        check(
            "{\r\n  \"a\": 1\r\n}\r\n",
            "{\r\n  \"a\": 1,\r\n  \"dependencies\": {\r\n    \"p-limit\": \"^7.3.3\"\r\n  }\r\n}\r\n",
        );
    }

    #[test]
    fn a_package_asked_for_twice_is_added_once() {
        let add = [wanted("p-limit", "^7.3.3", true), wanted("b", "1", true), wanted("p-limit", "^3.1.0", false)];
        let after = edit("{\n  \"a\": {}\n}\n", &add).expect("it can be edited");
        assert_eq!(
            after,
            "{\n  \"a\": {},\n  \"dependencies\": {\n    \"p-limit\": \"^3.1.0\"\n  },\n  \"devDependencies\": {\n    \"b\": \"1\"\n  }\n}\n"
        );
    }

    #[test]
    fn a_package_listed_anywhere_is_not_added() {
        let text = r#"{ "peerDependencies": { "p-limit": "*" } }"#;
        check(text, text);
    }

    #[test]
    fn other_texts_are_refused() {
        for text in [
            "",
            "[]",
            "{ // a\n}",
            "{ \"a\": 1, }",
            r#"{ "dependencies": [] }"#,
            r#"{ "dependencies": {}, "dependencies": {} }"#,
            &"[".repeat(100_000),
        ] {
            assert!(edit(text, &[wanted("p-limit", "1", false)]).is_err(), "{}", &text[..text.len().min(40)]);
        }
    }
}

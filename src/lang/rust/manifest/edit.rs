//! Features that go into a `Cargo.toml`: where they stand, and what the list looks like around them.

use std::path::Path;

use similar::{Algorithm, capture_diff_slices};
use toml_edit::{Array, DocumentMut, Item, Value};

use super::features;
use crate::lang::packages::{Dependency, ManifestError};

/// The manifest's text with these features added.
pub(in crate::lang::rust) fn edit(path: &Path, text: &str, add: &[Dependency]) -> Result<String, ManifestError> {
    let error = |why: String| ManifestError { path: path.to_owned(), why };
    let bom = if text.starts_with('\u{feff}') { "\u{feff}" } else { "" };
    let mut document: DocumentMut = text[bom.len()..].parse().map_err(|why| error(format!("{why}")))?;
    // What the package itself has its tests have, too.
    let mut order: Vec<&Dependency> = add.iter().collect();
    order.sort_by_key(|dependency| dependency.dev);
    for dependency in order {
        let section = if dependency.dev { "dev-dependencies" } else { "dependencies" };
        let shared = document.get("dependencies").and_then(|table| table.get(&dependency.name)).map(features);
        let has: Vec<String> = shared.filter(|_| dependency.dev).map(|(named, _)| named).unwrap_or_default();
        if dependency.dev && !dependency.features.is_empty() && dependency.features.iter().all(|it| has.contains(it)) {
            continue;
        }
        let item = find(&mut document, section, &dependency.name)
            .ok_or_else(|| error(format!("{} is not listed", dependency.name)))?;
        let array = array_of(item).ok_or_else(|| error(format!("{} has no list of features", dependency.name)))?;
        for feature in dependency.features.iter().filter(|feature| !has.contains(feature)) {
            insert(array, feature);
        }
    }
    let mut edited = document.to_string();
    if !text.ends_with('\n') {
        edited.truncate(edited.trim_end_matches('\n').len());
    }
    let edited = if text.contains("\r\n") { with_line_ends(&text[bom.len()..], &edited) } else { edited };
    Ok(format!("{bom}{edited}"))
}

/// The new text with the line ends of the old one: each line keeps its own, and a new one takes that of the line above it.
fn with_line_ends(old: &str, new: &str) -> String {
    let ends: Vec<&str> =
        old.split_inclusive('\n').map(|line| &line[line.trim_end_matches(['\r', '\n']).len()..]).collect();
    let (before, after): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let mut text = String::with_capacity(new.len() + after.len());
    for op in capture_diff_slices(Algorithm::Myers, &before, &after) {
        let (old_lines, new_lines) = (op.old_range(), op.new_range());
        for (at, line) in after[new_lines].iter().enumerate() {
            let last = old_lines.end.max(1) - 1;
            let end = ends.get((old_lines.start + at).min(last)).filter(|end| !end.is_empty());
            text.push_str(line);
            text.push_str(end.or(ends.first()).unwrap_or(&"\n"));
        }
    }
    if !new.ends_with('\n') {
        text.truncate(text.trim_end_matches(['\r', '\n']).len());
    }
    text
}

fn find<'d>(document: &'d mut DocumentMut, section: &str, name: &str) -> Option<&'d mut Item> {
    // Asked for to be changed, a table that is not there is made.
    let lists = |item: &Item| item.get(section).and_then(|table| table.get(name)).is_some();
    if lists(document.as_item()) {
        return document.get_mut(section)?.get_mut(name);
    }
    let targets = document.get_mut("target")?.as_table_like_mut()?;
    let (_, target) = targets.iter_mut().find(|(_, target)| lists(target))?;
    target.get_mut(section)?.get_mut(name)
}

/// The list of features of a dependency, made where there is none.
fn array_of(item: &mut Item) -> Option<&mut Array> {
    if let Some(version) = item.as_str().map(str::to_owned) {
        let mut table = toml_edit::InlineTable::new();
        table.insert("version", Value::from(version));
        let mut value = Value::InlineTable(table);
        if let Some(old) = item.as_value() {
            *value.decor_mut() = old.decor().clone();
        }
        *item = Item::Value(value);
    }
    if item.get("features").is_none() {
        match item.as_value_mut() {
            Some(Value::InlineTable(table)) => {
                // The blank before the closing brace belongs to the last value.
                let mut end = " ".to_owned();
                if let Some((_, last)) = table.iter_mut().last() {
                    end = last.decor().suffix().and_then(|it| it.as_str()).unwrap_or(" ").to_owned();
                    last.decor_mut().set_suffix("");
                }
                table.insert("features", Value::Array(Array::new()).decorated(" ", end));
            }
            _ => {
                item.as_table_like_mut()?.insert("features", Item::Value(Value::Array(Array::new())));
            }
        }
    }
    item.get_mut("features")?.as_array_mut()
}

/// Puts a feature into its sorted place if the list is sorted, else last; the list keeps its layout.
fn insert(array: &mut Array, feature: &str) {
    if array.is_empty() && array.trailing().as_str().is_some_and(|it| it.trim().is_empty()) {
        array.set_trailing("");
    }
    let names: Vec<String> = array.iter().filter_map(Value::as_str).map(str::to_owned).collect();
    let at = match names.is_sorted() {
        true => names.partition_point(|name| name.as_str() < feature),
        false => names.len(),
    };
    let blanks = |value: Option<&Value>| {
        let prefix = value.and_then(|value| value.decor().prefix()).and_then(|prefix| prefix.as_str());
        prefix.map(|prefix| prefix.rfind('\n').map_or(prefix, |line| &prefix[line..]).to_owned())
    };
    let first = blanks(array.get(0)).unwrap_or_default();
    let lines = first.contains('\n');
    let second = blanks(array.get(1)).filter(|_| !names.is_empty());
    let between = if lines { first.clone() } else { second.unwrap_or_else(|| " ".to_owned()) };
    let prefix = if at == 0 { first } else { between.clone() };
    // A comment behind the element before stays on its line.
    let behind = match array.get(at) {
        Some(next) => next.decor().prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default().to_owned(),
        None => array.trailing().as_str().unwrap_or_default().to_owned(),
    };
    let comment = behind.split_once('\n').filter(|(comment, _)| lines && comment.contains('#'));
    let prefix = comment.map_or(prefix.clone(), |(comment, _)| format!("{comment}{between}"));
    if let Some((_, rest)) = comment {
        let rest = format!("\n{rest}");
        match array.get_mut(at) {
            Some(next) => next.decor_mut().set_prefix(rest),
            None => array.set_trailing(rest),
        }
    }
    array.insert_formatted(at, quoted(array, feature).decorated(prefix, ""));
    // What was first is second now.
    if at == 0
        && !lines
        && let Some(next) = array.get_mut(1)
    {
        next.decor_mut().set_prefix(between);
    }
    // Blanks before the closing bracket belong to the last element where no comma follows it.
    if at + 1 == array.len()
        && at > 0
        && let Some(before) = array.get_mut(at - 1)
    {
        let suffix = before.decor().suffix().and_then(|suffix| suffix.as_str()).unwrap_or_default().to_owned();
        before.decor_mut().set_suffix("");
        // A comment among them stays behind what it stands behind.
        let line = suffix.rfind('\n').filter(|_| suffix.contains('#')).unwrap_or(0);
        let (comment, blanks) = suffix.split_at(line);
        if let Some(last) = array.get_mut(at) {
            let decor = last.decor_mut();
            let prefix = format!("{comment}{}", decor.prefix().and_then(|it| it.as_str()).unwrap_or_default());
            decor.set_prefix(prefix);
            decor.set_suffix(blanks);
        }
    }
}

/// A string in the quotes of the others in `array`.
fn quoted(array: &Array, text: &str) -> Value {
    let quoted_once = |value: &Value| value.to_string().trim_start().starts_with('\'');
    let literal = format!("'{text}'").parse().ok().filter(|_| !array.is_empty() && array.iter().all(quoted_once));
    literal.unwrap_or_else(|| Value::from(text))
}

#[cfg(test)]
mod tests {
    use super::with_line_ends;

    #[test]
    fn lines_keep_their_ends() {
        let check = |old: &str, new: &str, expected: &str| assert_eq!(with_line_ends(old, new), expected, "{old:?}");
        check("a\r\nb = 1\nc\r\n", "a\nb = 2\nc\n", "a\r\nb = 2\nc\r\n");
        check("[\n  1,\r\n]\n", "[\n  1,\n  2,\n]\n", "[\n  1,\r\n  2,\r\n]\n");
        check("a\r\nb", "a\nb\n", "a\r\nb\r\n");
        check("a\r\nb", "a\nc", "a\r\nc");
    }
}

//! The pages of `docs/` that list fields agree with the code. `UPDATE_DOCS=1 cargo test` writes their tables anew.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::Value;

/// The line above a table that is made from the code.
const START: &str = "<!-- made from the code: `UPDATE_DOCS=1 cargo test` writes it anew -->\n";

/// The line below it.
const END: &str = "<!-- end -->\n";

#[test]
fn the_json_page_lists_every_field() {
    let schema = serde_json::to_value(punchlist::report::json::schema()).expect("a schema is JSON");
    check("docs/json.md", &tables(&schema, "The document"));
}

#[test]
fn the_inventory_page_lists_every_field() {
    let schema = serde_json::to_value(punchlist::report::inventory::schema()).expect("a schema is JSON");
    check("docs/inventory.md", &tables(&schema, "The document"));
}

#[test]
fn the_plan_page_lists_every_field() {
    let schema = serde_json::to_value(punchlist::plan::saved::schema()).expect("a schema is JSON");
    check("docs/plan.md", &tables(&schema, "The document"));
}

#[test]
fn the_settings_page_lists_every_key() {
    let schema = serde_json::to_value(punchlist::cli::settings_schema()).expect("a schema is JSON");
    check("docs/settings.md", &tables(&schema, "The file"));
}

#[track_caller]
fn check(page: &str, tables: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    let text = fs::read_to_string(&path).expect("the page is there");
    let (head, rest) = text.split_once(START).expect("the page has the line above the tables");
    let (old, tail) = rest.split_once(END).expect("the page has the line below the tables");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, format!("{head}{START}{tables}{END}{tail}")).expect("writable");
    } else {
        assert_eq!(old, tables, "{page} is out of date: UPDATE_DOCS=1 cargo test");
    }
}

/// A table of fields for the schema itself, and for each object it is made of.
fn tables(schema: &Value, title: &str) -> String {
    let mut out = table(title, schema);
    let definitions = schema["$defs"].as_object().into_iter().flatten();
    for (name, definition) in definitions.filter(|(_, definition)| definition["properties"].is_object()) {
        out.push_str(&table(name, definition));
    }
    out
}

fn table(title: &str, schema: &Value) -> String {
    let mut out = format!("\n### {title}\n\n| field | type | meaning |\n|---|---|---|\n");
    for (name, field) in schema["properties"].as_object().into_iter().flatten() {
        let about = field["description"].as_str().unwrap_or_default().replace('\n', " ");
        writeln!(out, "| `{name}` | {} | {about} |", kind(field)).expect("writing to a string");
    }
    out.push('\n');
    out
}

/// The type of a field in words.
fn kind(field: &Value) -> String {
    if let Some(name) = field["$ref"].as_str() {
        return name.rsplit('/').next().unwrap_or_default().to_owned();
    }
    if let Some(several) = field["anyOf"].as_array() {
        return several.iter().map(kind).collect::<Vec<_>>().join(" or ");
    }
    let named = |kind: &str| match kind {
        "array" => format!("list of {}", kind_of_items(field)),
        other => other.to_owned(),
    };
    match &field["type"] {
        Value::String(one) => named(one),
        Value::Array(several) => several.iter().filter_map(Value::as_str).map(named).collect::<Vec<_>>().join(" or "),
        _ => "any".to_owned(),
    }
}

fn kind_of_items(field: &Value) -> String {
    kind(&field["items"])
}

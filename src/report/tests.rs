use super::*;
use crate::edit::Safety;
use crate::plan::tally::State;
use crate::plan::{Action, Reason};
use crate::recipe::checklist::Item;
use crate::text::{Source, Span};

const CODE: &str = "import asyncio\n\nasync def main():\n    time.sleep(1)\n    await asyncio.gather(\n        a(),\n        b(),\n    )\n    x = \"é\"; time.sleep(2)\n";

fn found(part: &str, recipe: &str, action: Action, safety: Safety, says: &str) -> Found {
    let source = Source::new("app/x.py", CODE);
    let start = CODE.find(part).expect("the part is in the code") as u32;
    let span = Span::new(start, start + part.len() as u32);
    let reason = Reason {
        id: "enclosing-except".to_owned(),
        text: "code around the call catches an exception by name; a task group raises an ExceptionGroup instead, which that handler would not see".to_owned(),
    };
    let finding = Finding {
        recipe: recipe.to_owned(),
        item: "bounded".to_owned(),
        title: "time.sleep blocks the event loop".to_owned(),
        span,
        start: source.place(span.start),
        end: source.place(span.end),
        cell: None,
        action,
        safety,
        says: says.to_owned(),
        reason: (action != Action::Fix).then_some(reason),
        fix: None,
    };
    let patches = match action {
        Action::Fix => vec![Patch {
            path: "app/x.py".to_owned(),
            diff_path: b"app/x.py".to_vec(),
            before: CODE.to_owned(),
            after: CODE.replace(part, "await asyncio.sleep(1)"),
        }],
        Action::Refuse | Action::Report => Vec::new(),
    };
    let columns = (excerpt::utf16_column(CODE, span.start), excerpt::utf16_column(CODE, span.end));
    let excerpt = Some(Excerpt::of(CODE, span));
    Found { path: "app/x.py".to_owned(), utf16_columns: columns, excerpt, patches, finding }
}

fn item(id: &str, text: &str, person: Option<&str>) -> Item {
    Item { id: id.to_owned(), text: text.to_owned(), recipes: Vec::new(), person: person.map(Into::into) }
}

/// The report on [`CODE`] in one format.
fn written(mode: Mode, format: Format, look: Look) -> String {
    let found = [
        found("time.sleep(1)", "python/sleep-in-async", Action::Fix, Safety::Safe, "the loop goes on meanwhile"),
        found(
            "asyncio.gather(\n        a(),\n        b(),\n    )",
            "python/unstructured-gather",
            Action::Refuse,
            Safety::Unsafe,
            "",
        ),
        found("time.sleep(2)", "python/sleep-in-async", Action::Fix, Safety::Unsafe, ""),
    ];
    let items = [
        item(
            "bounded",
            "Parallelism is bounded by a semaphore, a limiter, a pool or a queue depth",
            Some("Is the limit right for the service behind it?"),
        ),
        item("awaited", "Every async call is awaited or handed to something that awaits it", None),
        item("locks", "Locks are held with a scope", Some("Is the lock order written down?")),
        item("processes", "Process pools start behind a guard", None),
        item("one-loop", "One event loop a thread", None),
    ];
    let states = [State::Open, State::Ticked, State::Person, State::Unchecked, State::NotRun];
    let counts = Counts::of(found.iter().map(|found| &found.finding));
    let ticks = items.iter().zip(states).map(|(item, state)| Tick {
        item,
        state,
        counts: if state == State::Open { counts } else { Counts::default() },
        ran: 2,
        wanted: if state == State::Ticked { 3 } else { 2 },
    });
    let changed = [
        Changed { path: "app/x.py".to_owned(), fixes: 2, notes: vec!["run `npm install`".to_owned()], result: Ok(()) },
        Changed {
            path: "app/y.py".to_owned(),
            fixes: 1,
            notes: Vec::new(),
            result: Err("changed since it was read".to_owned()),
        },
        Changed { path: "package.json".to_owned(), fixes: 0, notes: Vec::new(), result: Ok(()) },
    ];
    let skipped =
        [Skipped { path: "app/broken, odd.py".into(), reason: "syntax error on line 3: expected `:`".to_owned() }];
    let report = Report {
        mode,
        found: &found,
        skipped: &skipped,
        checklists: vec![("Concurrency", ticks.collect())],
        changed: if mode == Mode::Check { &[] } else { &changed },
        patches: if mode == Mode::DryRun { &found[0].patches } else { &[] },
        files: 12,
        suppressed: 2,
        library: &Library::default(),
        again: " src",
    };
    let mut out = Vec::new();
    report.write(format, look, &mut out).expect("a vector takes everything");
    if mode == Mode::DryRun && format == Format::Text {
        out.extend(b"--- on standard error ---\n");
        report.write_aside(look, &mut out).expect("a vector takes everything");
    }
    String::from_utf8(out).expect("it is text")
}

const PLAIN: Look = Look { colour: Colour::Off, width: 80, volume: Volume::Full };

fn snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/report"));
    settings.set_prepend_module_to_snapshot(false);
    settings.add_filter(concat!("\"version\": \"", env!("CARGO_PKG_VERSION"), "\""), "\"version\": \"[VERSION]\"");
    settings.bind(|| insta::assert_snapshot!(name, text));
}

#[test]
fn check_for_people() {
    snapshot("check-text", &written(Mode::Check, Format::Text, PLAIN));
}

#[test]
fn check_for_people_on_a_wide_terminal() {
    snapshot("check-text-wide", &written(Mode::Check, Format::Text, Look { width: 120, ..PLAIN }));
}

#[test]
fn quiet_check_for_people() {
    snapshot("check-text-quiet", &written(Mode::Check, Format::Text, Look { volume: Volume::Quiet, ..PLAIN }));
}

#[test]
fn fix_for_people() {
    snapshot("fix-text", &written(Mode::Fix, Format::Text, PLAIN));
}

#[test]
fn dry_run_for_people() {
    snapshot("dry-run-text", &written(Mode::DryRun, Format::Text, PLAIN));
}

#[test]
fn json() {
    snapshot("check-json", &written(Mode::Check, Format::Json, PLAIN));
    snapshot("dry-run-json", &written(Mode::DryRun, Format::Json, PLAIN));
}

#[test]
fn github() {
    snapshot("check-github", &written(Mode::Check, Format::Github, PLAIN));
}

#[test]
fn sarif() {
    snapshot("check-sarif", &written(Mode::Check, Format::Sarif, PLAIN));
}

#[test]
fn colour_changes_no_letter() {
    let coloured = written(Mode::Check, Format::Text, Look { colour: Colour::On, ..PLAIN });
    assert!(coloured.contains('\u{1b}'));
    assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), written(Mode::Check, Format::Text, PLAIN));
}

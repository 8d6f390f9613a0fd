//! `punchlist explain`: all there is to say about a recipe.

use std::collections::BTreeSet;
use std::io::{self, Write};

use anstyle::Style;

use super::config;
use super::error::Problem;
use super::options::wanted;
use super::says::said;
use super::stream::Streams;
use super::{Exit, look, select, session};
use crate::diff::{CONTEXT, hunks};
use crate::lang::Trouble;
use crate::recipe::raw::{Example, RefuseAction, Safety};
use crate::recipe::{Library, Recipe};
use crate::report::{Colour, Look, Volume, diff, wrapped};

const HEAD: Style = Style::new().bold();

/// What keeps any rewrite from being made.
const EVERYWHERE: &[Trouble] = &[
    Trouble::FloorTooLow,
    Trouble::SharedLine,
    Trouble::CommentLost,
    Trouble::NameTaken,
    Trouble::NoPackages,
    Trouble::OutOfReach,
    Trouble::StarImport,
    Trouble::Ambiguous,
    Trouble::NoStatement,
    Trouble::NotProved,
];

/// Explain a recipe: why it matters, what it writes, and where it leaves code alone.
#[derive(Debug, clap::Args)]
pub struct Explain {
    /// A recipe (`python/sleep-in-async`, or `sleep-in-async` for every language), an item of a checklist, or the reason
    /// for which a place was left alone.
    recipe: String,
    /// Take the settings from this file.
    #[arg(long, value_name = "FILE")]
    config: Option<std::path::PathBuf>,
}

impl Explain {
    /// Explains every recipe that the name stands for.
    ///
    /// # Errors
    ///
    /// A problem if the name stands for nothing.
    pub fn run(self, streams: &mut Streams) -> Result<Exit, Problem> {
        let cwd = look::cwd()?;
        let config = match &self.config {
            Some(path) => config::read(&cwd.join(path))?,
            None => config::find(&cwd)?,
        };
        let library = session::library(&config)?;
        let look = streams.look(Volume::Full);
        let ids = match select::resolve(&library, &self.recipe) {
            Ok(ids) => ids,
            Err(_) if is_reason(&library, &self.recipe) => {
                streams.print(|out| write_reason(&library, &self.recipe, look, out))?;
                return Ok(Exit::Clean);
            }
            Err(error) => {
                return Err(Problem::new(error.to_string()).hint("`punchlist recipes list` names every recipe"));
            }
        };
        streams.print(|out| {
            let recipes: Vec<&Recipe> = ids.iter().filter_map(|id| library.recipes.get(id)).collect();
            for (index, recipe) in recipes.iter().enumerate() {
                if index > 0 {
                    writeln!(out)?;
                }
                explain(recipe, &library, look, out)?;
            }
            Ok(())
        })?;
        Ok(Exit::Clean)
    }
}

/// Tells all there is to say about `recipe`.
///
/// # Errors
///
/// Those of the writer.
pub fn explain(recipe: &Recipe, library: &Library, look: Look, out: &mut dyn Write) -> io::Result<()> {
    Page { recipe, library, look }.write(out)
}

/// What is said of one recipe.
struct Page<'a> {
    recipe: &'a Recipe,
    library: &'a Library,
    look: Look,
}

impl Page<'_> {
    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let raw = &self.recipe.raw;
        writeln!(out, "{}", self.head(&format!("{}: {}", self.recipe.id, raw.title)))?;
        for paragraph in paragraphs(&raw.why) {
            writeln!(out, "\n{}", wrapped(&paragraph, self.look.width, ""))?;
        }
        self.item(out)?;
        self.rewrites(out)?;
        self.primitives(out)?;
        self.options(out)?;
        for example in &raw.example {
            self.example(example, out)?;
        }
        self.reasons(out)?;
        if !raw.sources.is_empty() {
            writeln!(out, "\n{}", self.head("Sources"))?;
            raw.sources.iter().try_for_each(|source| writeln!(out, "  {source}"))?;
        }
        let comment = self.recipe.language.line_comment();
        let line = format!("`{comment} punchlist: ignore[{}] reason` suppresses it in one place.", self.recipe.name());
        writeln!(out, "\n{}", wrapped(&line, self.look.width, ""))
    }

    fn head(&self, text: &str) -> String {
        self.look.colour.paint(HEAD, text)
    }

    /// A line under a head, the next ones indented.
    fn line(&self, text: &str, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "  {}", wrapped(text, self.look.width.saturating_sub(4), "    "))
    }

    fn item(&self, out: &mut dyn Write) -> io::Result<()> {
        let Some(id) = &self.recipe.raw.item else { return Ok(()) };
        let items = self.library.checklists.iter().flat_map(|checklist| &checklist.item);
        writeln!(out, "\n{}", self.head("Checklist"))?;
        match items.into_iter().find(|item| item.id == *id) {
            Some(item) => self.line(&format!("{id}: {}", item.text), out),
            None => self.line(id, out),
        }
    }

    fn rewrites(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "\n{}", self.head("What is written"))?;
        if self.recipe.raw.write.is_empty() {
            return self.line("nothing: it is shown to a person", out);
        }
        let mut told = BTreeSet::new();
        for write in &self.recipe.raw.write {
            let raw = &self.recipe.raw;
            let safety = match write.safety.unwrap_or(raw.safety) {
                Safety::Safe => "safe",
                Safety::Unsafe => "unsafe",
                Safety::Suggestion => "suggestion",
            };
            let floor = write
                .floor
                .as_ref()
                .or(raw.floor.as_ref())
                .map(|floor| format!(" (from version {floor})"))
                .unwrap_or_default();
            let says = write.says.as_ref().or(raw.says.as_ref()).unwrap_or(&raw.title);
            let text = format!("{safety}{floor}: {}", said(says, &raw.options));
            if told.insert(text.clone()) {
                self.line(&text, out)?;
            }
        }
        Ok(())
    }

    fn primitives(&self, out: &mut dyn Write) -> io::Result<()> {
        let known = self.library.primitives.get(self.recipe.language.name());
        let found: Vec<_> = self.recipe.raw.primitives.iter().filter_map(|id| known?.get(id)).collect();
        if found.is_empty() {
            return Ok(());
        }
        writeln!(out, "\n{}", self.head("Which primitive when"))?;
        found.iter().try_for_each(|one| self.line(&format!("{}: {}", one.name, one.when), out))
    }

    fn options(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.recipe.raw.options.is_empty() {
            return Ok(());
        }
        writeln!(out, "\n{}", self.head("Options"))?;
        for (name, spec) in &self.recipe.raw.options {
            self.line(&format!("{name} = {}: {} ({})", spec.default, spec.about, wanted(spec)), out)?;
        }
        Ok(())
    }

    fn example(&self, example: &Example, out: &mut dyn Write) -> io::Result<()> {
        let note = example.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
        let (head, text) = match (&example.after, &example.refuse) {
            (Some(_), _) => (format!("Example{note}"), None),
            (None, Some(reason)) => (format!("Left alone{note}"), Some(self.reason(reason))),
            (None, None) => (format!("Not found{note}"), None),
        };
        writeln!(out, "\n{}", self.head(&head))?;
        if let Some(text) = text {
            self.line(&text, out)?;
        }
        match &example.after {
            Some(after) => self.diff(&example.before, after, out),
            None => example.before.lines().try_for_each(|line| writeln!(out, "    {line}")),
        }
    }

    fn diff(&self, before: &str, after: &str, out: &mut dyn Write) -> io::Result<()> {
        let mut text = Vec::new();
        // Examples are short: all of their lines are shown, and no places.
        let context = before.lines().count().max(CONTEXT);
        diff::write_hunks(&hunks(before, after, context), Colour::Off, &mut text)?;
        for line in String::from_utf8_lossy(&text).lines().filter(|line| !line.starts_with("@@")) {
            writeln!(out, "  {}", diff::painted(line, self.look.colour))?;
        }
        Ok(())
    }

    fn reasons(&self, out: &mut dyn Write) -> io::Result<()> {
        let refusals = &self.recipe.raw.refuse;
        let heads = [(RefuseAction::Refuse, "Not rewritten where"), (RefuseAction::Report, "Left to a person where")];
        for (action, head) in heads {
            let ids: BTreeSet<&str> =
                refusals.iter().filter(|refuse| refuse.action == action).map(|refuse| refuse.reason.as_str()).collect();
            if !ids.is_empty() {
                writeln!(out, "\n{}", self.head(head))?;
                ids.iter().try_for_each(|id| self.line(&self.reason(id), out))?;
            }
        }
        if self.recipe.raw.write.is_empty() {
            return Ok(());
        }
        writeln!(out, "\n{}", self.head("Nor, as with every recipe, where"))?;
        let ids: BTreeSet<&str> = EVERYWHERE.iter().map(|trouble| self.recipe.language.reason(*trouble)).collect();
        ids.iter().try_for_each(|id| self.line(&self.reason(id), out))
    }

    fn reason(&self, id: &str) -> String {
        let texts = self.library.reasons.get(self.recipe.language.name());
        let text = texts.and_then(|texts| texts.get(id)).map_or("", |reason| reason.text.as_str());
        format!("{id}: {text}")
    }
}

fn is_reason(library: &Library, id: &str) -> bool {
    library.reasons.values().any(|reasons| reasons.contains_key(id))
}

/// What a reason means in each language, and which recipes give it.
fn write_reason(library: &Library, id: &str, look: Look, out: &mut dyn Write) -> io::Result<()> {
    for (language, reasons) in &library.reasons {
        let Some(reason) = reasons.get(id) else { continue };
        writeln!(out, "{}", look.colour.paint(HEAD, &format!("{id} ({language})")))?;
        writeln!(out, "  {}", wrapped(&reason.text, look.width.saturating_sub(4), "  "))?;
        if let Some(example) = &reason.example {
            writeln!(out, "  {}", wrapped(&format!("Example: {example}"), look.width.saturating_sub(4), "  "))?;
        }
        let gives = |recipe: &&Recipe| {
            recipe.language.name() == language && recipe.raw.refuse.iter().any(|refuse| refuse.reason == id)
        };
        let recipes: Vec<&str> = library.recipes.values().filter(gives).map(|recipe| recipe.id.as_str()).collect();
        if !recipes.is_empty() {
            writeln!(
                out,
                "  {}",
                wrapped(&format!("Given by {}", recipes.join(", ")), look.width.saturating_sub(4), "  ")
            )?;
        }
    }
    Ok(())
}

/// The paragraphs of a text, each on one line.
fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    for line in text.trim().lines().map(str::trim) {
        match paragraphs.last_mut() {
            Some(last) if !line.is_empty() => {
                if !last.is_empty() {
                    last.push(' ');
                }
                last.push_str(line);
            }
            Some(_) | None => paragraphs.push(String::new()),
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

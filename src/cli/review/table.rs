//! The fixes of a run as cards, each shown as it would be made beside those that are taken.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::sync::Arc;

use anstyle::{AnsiColor, Style};

use super::super::error::Problem;
use super::super::explain::explain;
use super::super::fix::Fixed;
use super::super::look::{Engines, Sight};
use super::super::session::Session;
use super::Reviewed;
use crate::apply::Batch;
use crate::diff::{CONTEXT, hunks};
use crate::edit::Safety;
use crate::lang::Files;
use crate::plan::{Action, Approved, Finding};
use crate::report::{Look, answer, diff, wrapped};
use crate::review::{Card, Verdict};
use crate::walk::{Entry, Places};

const HEAD: Style = Style::new().bold();
const QUESTION: Style = AnsiColor::Blue.on_default().bold();

/// The files with fixes, and their fixes as cards.
pub struct Table<'a> {
    session: &'a Session,
    places: &'a Places,
    look: Look,
    engines: Engines,
    /// The projects, for the engines.
    projects: Vec<Arc<dyn Files>>,
    files: Vec<(Entry, Reviewed)>,
    cards: Vec<Card>,
    /// For each card: its file, and the index of its finding there.
    places_of_cards: Vec<(usize, usize)>,
}

impl<'a> Table<'a> {
    /// The table for what was found, and what comes of files that have no fix.
    ///
    /// # Errors
    ///
    /// A problem if a recipe is wrong.
    pub fn lay(
        results: Vec<(Entry, Reviewed)>,
        places: &'a Places,
        session: &'a Session,
        look: Look,
    ) -> Result<(Self, Vec<(Entry, Fixed)>), Problem> {
        let is_asked = |finding: &Finding| finding.action == Action::Fix && finding.safety != Safety::Suggestion;
        let (files, rest): (Vec<_>, Vec<_>) =
            results.into_iter().partition(|(_, reviewed)| reviewed.plan.findings.iter().any(is_asked));
        let entries: Vec<Entry> = files.iter().map(|(entry, _)| entry.clone()).collect();
        let engines = Engines::new(session, &entries)?;
        let projects = places.projects.iter().map(|project| Arc::clone(project) as Arc<dyn Files>).collect();
        let (mut cards, mut places_of_cards) = (Vec::new(), Vec::new());
        for (file, (entry, reviewed)) in files.iter().enumerate() {
            let path = places.shown(&entry.path, Some(entry.project));
            for (at, finding) in reviewed.plan.findings.iter().enumerate().filter(|(_, finding)| is_asked(finding)) {
                let name = format!("{path}:{} {}", finding.place(), finding.recipe);
                let (recipe, is_safe) = (finding.recipe.clone(), finding.safety == Safety::Safe);
                cards.push(Card { name, file, recipe, is_safe });
                places_of_cards.push((file, at));
            }
        }
        let table = Self { session, places, look, engines, projects, files, cards, places_of_cards };
        Ok((table, rest.into_iter().map(|(entry, reviewed)| (entry, reviewed.left)).collect()))
    }

    /// The cards, file by file in the order of their places.
    pub fn cards(&self) -> &[Card] {
        &self.cards
    }

    /// For each card: the project it is in, and by what it is known again.
    pub fn ids(&self) -> Vec<(usize, String)> {
        let ids: Vec<Vec<String>> = self.files.iter().map(|(_, reviewed)| reviewed.plan.ids()).collect();
        self.places_of_cards.iter().map(|&(file, at)| (self.files[file].0.project, ids[file][at].clone())).collect()
    }

    /// What comes of the files with the fixes that have a yes.
    pub fn fixed(&self, verdicts: &[Option<Verdict>]) -> Vec<(Entry, Fixed)> {
        let one = |(file, (entry, reviewed)): (usize, &(Entry, Reviewed))| {
            let approved = self.approved(file, &self.taken(file, verdicts));
            (entry.clone(), Fixed::new(self.sight(file), &reviewed.plan, approved))
        };
        self.files.iter().enumerate().map(one).collect()
    }

    /// The findings of a file whose fixes have a yes.
    fn taken(&self, file: usize, verdicts: &[Option<Verdict>]) -> BTreeSet<usize> {
        let cards = self.places_of_cards.iter().zip(verdicts);
        let taken = cards.filter(|((of, _), verdict)| *of == file && **verdict == Some(Verdict::Make));
        taken.map(|((_, at), _)| *at).collect()
    }

    fn approved(&self, file: usize, taken: &BTreeSet<usize>) -> Result<Option<Approved>, String> {
        let (sight, plan) = (self.sight(file), &self.files[file].1.plan);
        sight.engine.approve_these(plan, sight.files, taken)
    }

    fn sight(&self, file: usize) -> Sight<'_> {
        let (entry, reviewed) = &self.files[file];
        let bytes = reviewed.plan.before.as_bytes();
        self.engines.sight(entry, bytes, self.places, &self.projects[entry.project])
    }

    /// Shows the fix of a card as it would be made beside those that have a yes.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    pub fn show(&self, card: usize, verdicts: &[Option<Verdict>], out: &mut dyn Write) -> io::Result<()> {
        let (file, at) = self.places_of_cards[card];
        let finding = &self.files[file].1.plan.findings[at];
        let head = format!("{}: {}", self.cards[card].name, finding.title);
        writeln!(out, "\n{}", self.look.colour.paint(HEAD, &wrapped(&head, self.look.width, "  ")))?;
        writeln!(out, "{}", wrapped(&answer(finding), self.look.width, "  "))?;
        let mut taken = self.taken(file, verdicts);
        taken.remove(&at);
        let before = self.approved(file, &taken);
        taken.insert(at);
        match (before, self.approved(file, &taken)) {
            (Err(why), _) | (_, Err(why)) => writeln!(out, "It cannot be made: {why}"),
            (Ok(before), Ok(after)) => {
                let old = before.as_ref().map_or(self.files[file].1.plan.before.as_str(), Approved::after);
                match after.filter(|after| after.after() != old) {
                    Some(after) => self.show_between(file, before.as_ref(), after, out),
                    None => writeln!(out, "{}", self.why_nothing(file, at)),
                }
            }
        }
    }

    /// Why a fix changes nothing beside those that are taken.
    fn why_nothing(&self, file: usize, at: usize) -> String {
        match self.approved(file, &BTreeSet::from([at])) {
            Ok(None) => {
                let recipe = &self.files[file].1.plan.findings[at].recipe;
                format!("It cannot be made alone; with a yes it is made together with others of {recipe} in this file.")
            }
            Ok(Some(_)) | Err(_) => {
                "Nothing would change: a fix that is made already does it too, or stands in its way.".to_owned()
            }
        }
    }

    fn show_between(
        &self,
        file: usize,
        before: Option<&Approved>,
        after: Approved,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let old = before.map_or(self.files[file].1.plan.before.as_str(), Approved::after);
        diff::write_hunks(&hunks(old, after.after(), CONTEXT), self.look.colour, out)?;
        let project = &self.places.projects[self.files[file].0.project];
        let known =
            |manifest| before.is_some_and(|before| before.dependencies().iter().any(|d| d.manifest == manifest));
        let path = after.path().to_owned();
        let batch = Batch::new(project.root(), vec![after], project.as_ref());
        for change in batch.changes().into_iter().filter(|change| change.path != path && !known(change.path.to_owned()))
        {
            writeln!(out, "{}", self.look.colour.paint(HEAD, &self.sight(file).shown(change.path)))?;
            diff::write_hunks(&hunks(change.before, change.after, CONTEXT), self.look.colour, out)?;
        }
        Ok(())
    }

    /// A question in its colour.
    pub fn question(&self, text: &str) -> String {
        self.look.colour.paint(QUESTION, text)
    }

    /// Tells all there is to say about the recipe of a card.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    pub fn explain(&self, card: usize, out: &mut dyn Write) -> io::Result<()> {
        match self.session.library.recipes.get(&self.cards[card].recipe) {
            Some(recipe) => explain(recipe, &self.session.library, self.look, out),
            None => Ok(()),
        }
    }
}

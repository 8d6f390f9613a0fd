//! The answers of a review, kept from one run to the next.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::super::error::Problem;
use super::super::state;
use super::table::Table;
use crate::apply::{KeptError, keep, recall};
use crate::review::{Desk, Verdict};
use crate::walk::Places;

/// The answers of a review.
pub struct Answers {
    /// For each card: the project it is in, and by what it is known again.
    ids: Vec<(usize, String)>,
    /// By project.
    kept: BTreeMap<usize, Kept>,
}

/// The answers in one project.
struct Kept {
    place: PathBuf,
    /// By what a fix is known again.
    answers: BTreeMap<String, Answer>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Answer {
    Make,
    Leave,
}

impl Answers {
    /// The answers to the cards with these ids that an earlier review left, unless they are to be forgotten.
    ///
    /// # Errors
    ///
    /// A problem if there is no place to keep them, or what lies there cannot be read.
    pub fn open(places: &Places, ids: &[(usize, String)], restart: bool) -> Result<Self, Problem> {
        let mut kept = BTreeMap::new();
        for &(project, _) in ids {
            if kept.contains_key(&project) {
                continue;
            }
            let place = state::prepared(places.projects[project].root(), state::Kept::Answers)?;
            let answers = if restart { None } else { recall(&place)? };
            kept.insert(project, Kept { place, answers: answers.unwrap_or_default() });
        }
        Ok(Self { ids: ids.to_vec(), kept })
    }

    /// For each card what was said of it.
    pub fn verdicts(&self) -> Vec<Option<Verdict>> {
        let one = |(project, id): &(usize, String)| match self.kept.get(project)?.answers.get(id)? {
            Answer::Make => Some(Verdict::Make),
            Answer::Leave => Some(Verdict::Leave),
        };
        self.ids.iter().map(one).collect()
    }

    fn keep(&mut self, verdicts: &[Option<Verdict>]) -> Result<(), KeptError> {
        for ((project, id), verdict) in self.ids.iter().zip(verdicts) {
            let Some(kept) = self.kept.get_mut(project) else { continue };
            match verdict {
                Some(Verdict::Make) => kept.answers.insert(id.clone(), Answer::Make),
                Some(Verdict::Leave) => kept.answers.insert(id.clone(), Answer::Leave),
                None => kept.answers.remove(id),
            };
        }
        let mut all = self.kept.values();
        all.try_for_each(|kept| keep((!kept.answers.is_empty()).then_some(&kept.answers), &kept.place))
    }

    /// The verdicts were carried out: the fixes that were made are not there any more, and where every one has an answer the
    /// review is over.
    ///
    /// # Errors
    ///
    /// A problem if the file cannot be written.
    pub fn carried_out(&mut self, verdicts: &[Option<Verdict>]) -> Result<(), Problem> {
        let is_over = verdicts.iter().all(Option::is_some);
        let left = verdicts.iter().map(|verdict| verdict.filter(|one| *one == Verdict::Leave && !is_over));
        let left: Vec<Option<Verdict>> = left.collect();
        Ok(self.keep(&left)?)
    }
}

impl Desk for (&mut Table<'_>, &mut Answers) {
    fn show(&mut self, card: usize, verdicts: &[Option<Verdict>], out: &mut dyn Write) -> io::Result<()> {
        self.0.show(card, verdicts, out)
    }

    fn question(&self, text: &str) -> String {
        self.0.question(text)
    }

    fn explain(&mut self, card: usize, out: &mut dyn Write) -> io::Result<()> {
        self.0.explain(card, out)
    }

    fn keep(&mut self, verdicts: &[Option<Verdict>]) -> io::Result<()> {
        self.1.keep(verdicts).map_err(io::Error::other)
    }
}

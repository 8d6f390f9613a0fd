//! The fixes of a review in order, with the answers given so far and the way back.

use super::key::{Move, Of, Over};
use super::{Card, Verdict};

/// How many fixes a list around the one at hand shows.
const AROUND: usize = 20;

/// All fixes, and which one is at hand.
pub(super) struct Deck<'a> {
    pub cards: &'a [Card],
    pub verdicts: Vec<Option<Verdict>>,
    /// Index of the one at hand.
    pub at: usize,
    history: Vec<Step>,
}

/// One answer.
struct Step {
    /// The one that was at hand.
    at: usize,
    /// The fixes that it decided, with what was said of them before.
    before: Vec<(usize, Option<Verdict>)>,
}

impl<'a> Deck<'a> {
    pub fn new(cards: &'a [Card], verdicts: Vec<Option<Verdict>>) -> Self {
        Self { cards, verdicts, at: 0, history: Vec::new() }
    }

    /// Whether every fix has an answer.
    pub fn is_done(&self) -> bool {
        self.verdicts.iter().all(Option::is_some)
    }

    /// Goes on to the first fix without an answer, from the one at hand on, then from the start.
    pub fn go_to_undecided(&mut self) {
        let open = |at: &usize| self.verdicts[*at].is_none();
        let found = (self.at..self.cards.len()).chain(0..self.at).find(open);
        self.at = found.unwrap_or(self.at);
    }

    /// The fixes without an answer that `of` means; the one at hand is meant by its own, its file's and its recipe's name even if
    /// it has an answer.
    pub fn undecided(&self, of: Of) -> Vec<usize> {
        let here = &self.cards[self.at];
        let fits = |at: usize| {
            let card = &self.cards[at];
            match of {
                Of::Card => at == self.at,
                Of::File => card.file == here.file,
                Of::Recipe => card.recipe == here.recipe,
                Of::Safe => card.is_safe,
            }
        };
        let open = |at: usize| self.verdicts[at].is_none() || at == self.at && of != Of::Safe;
        (0..self.cards.len()).filter(|&at| fits(at) && open(at)).collect()
    }

    pub fn decide(&mut self, cards: Vec<usize>, verdict: Verdict) {
        self.set(cards, Some(verdict));
        self.go_to_undecided();
    }

    /// Takes the last answer back and goes to where it was given; false if there is none.
    pub fn take_back(&mut self) -> bool {
        let Some(step) = self.history.pop() else { return false };
        step.before.into_iter().for_each(|(card, before)| self.verdicts[card] = before);
        self.at = step.at;
        true
    }

    fn set(&mut self, cards: Vec<usize>, verdict: Option<Verdict>) {
        let before = cards.into_iter().map(|card| (card, std::mem::replace(&mut self.verdicts[card], verdict)));
        let before = before.collect();
        self.history.push(Step { at: self.at, before });
    }

    /// Goes to another fix.
    ///
    /// # Errors
    ///
    /// What to tell the person where there is none.
    pub fn go(&mut self, to: &Move) -> Result<(), String> {
        let takes = |over: &Over, at: &usize| *over == Over::Any || self.verdicts[*at].is_none();
        let found = match to {
            Move::Next(over) => (self.at + 1..self.cards.len()).find(|at| takes(over, at)),
            // From the last question on, the way back starts at the end.
            Move::Previous(_) if self.is_done() => Some(self.at),
            Move::Previous(over) => (0..self.at).rev().find(|at| takes(over, at)),
            Move::Number(number) => number.and_then(|number| number.checked_sub(1)).filter(|&at| at < self.cards.len()),
            Move::Text(text) => {
                let holds = |&at: &usize| self.cards[at].name.contains(text);
                (self.at + 1..self.cards.len()).chain(0..=self.at).find(holds)
            }
        };
        let why = || match to {
            Move::Next(_) => "There is none behind it.".to_owned(),
            Move::Previous(_) => "There is none before it.".to_owned(),
            Move::Number(_) => format!("The numbers go from 1 to {}.", self.cards.len()),
            Move::Text(text) => format!("None is called anything with `{text}`."),
        };
        let found = found.ok_or_else(why)?;
        if self.is_done() {
            // It is asked about again.
            self.set(vec![found], None);
        }
        self.at = found;
        Ok(())
    }

    /// The question about the one at hand, with the keys that mean something now.
    pub fn prompt(&self) -> String {
        let keys: Vec<&str> = self.keys().into_iter().map(|(key, _)| key).collect();
        let keys = keys.join(",");
        if self.is_done() {
            let taken = self.verdicts.iter().filter(|verdict| **verdict == Some(Verdict::Make)).count();
            return format!("Every fix has an answer: {taken} of {} are made. Write them? [{keys}]?", self.cards.len());
        }
        format!("({}/{}) Make this fix? [{keys}]?", self.at + 1, self.cards.len())
    }

    /// The keys that mean something now, and what.
    fn keys(&self) -> Vec<(&'static str, String)> {
        if self.is_done() {
            let mut keys = vec![("y", "write what is made".to_owned()), ("k", "go back to the last one".to_owned())];
            if !self.history.is_empty() {
                keys.push(("u", "take the last answer back".to_owned()));
            }
            keys.extend(listing());
            keys.push(("Q", "end, and write nothing; the answers are kept".to_owned()));
            keys.push(("?", "this list".to_owned()));
            return keys;
        }
        let here = &self.cards[self.at];
        let open = |at: usize| self.verdicts[at].is_none();
        let (file, recipe) = (self.undecided(Of::File).len(), self.undecided(Of::Recipe).len());
        let safe = (0..self.cards.len()).filter(|&at| open(at) && self.cards[at].is_safe).count();
        let last = self.cards.len() - 1;
        let all = [
            (true, "y", "make this fix".to_owned()),
            (true, "n", "leave the code as it is".to_owned()),
            (file > 1, "a", format!("make this and what is left in its file ({file})")),
            (file > 1, "d", "leave this and what is left in its file".to_owned()),
            (recipe > 1, "A", format!("make this and what is left of {} ({recipe})", here.recipe)),
            (recipe > 1, "D", format!("leave this and what is left of {}", here.recipe)),
            (safe > 0, "!", format!("make all that are left and safe ({safe})")),
            ((self.at + 1..=last).any(open), "j", "go to the next one without an answer".to_owned()),
            ((0..self.at).any(open), "k", "go to the one before without an answer".to_owned()),
            (self.at < last, "J", "go to the next one".to_owned()),
            (self.at > 0, "K", "go to the one before".to_owned()),
            (last > 0, "g", "go to a number: `g 12`, or `g` for a list".to_owned()),
            (last > 0, "/", "go to one by a part of its path or recipe: `/worker.py`".to_owned()),
            (!self.history.is_empty(), "u", "take the last answer back".to_owned()),
        ];
        let mut keys: Vec<_> = all.into_iter().filter(|(now, ..)| *now).map(|(_, key, what)| (key, what)).collect();
        keys.extend(listing());
        let rest = [
            ("i", "explain: why it matters, what is written, where code is left alone"),
            ("p", "show it again"),
            ("q", "end, and write what is made so far"),
            ("Q", "end, and write nothing; the answers are kept"),
            ("?", "this list"),
        ];
        keys.extend(rest.map(|(key, what)| (key, what.to_owned())));
        keys
    }

    pub fn help(&self) -> String {
        let lines: Vec<String> = self.keys().into_iter().map(|(key, what)| format!("{key}  {what}")).collect();
        lines.join("\n")
    }

    /// Every fix with its number and answer.
    pub fn listed(&self) -> String {
        self.lines(0..self.cards.len())
    }

    /// Some fixes around the one at hand.
    pub fn around(&self) -> String {
        let first = self.at.saturating_sub(AROUND / 2).min(self.cards.len().saturating_sub(AROUND));
        self.lines(first..(first + AROUND).min(self.cards.len()))
    }

    fn lines(&self, range: std::ops::Range<usize>) -> String {
        let width = self.cards.len().to_string().len();
        let line = |at: usize| {
            let mark = match self.verdicts[at] {
                Some(Verdict::Make) => '+',
                Some(Verdict::Leave) => '-',
                None => ' ',
            };
            let here = if at == self.at && !self.is_done() { '>' } else { ' ' };
            format!("{here}{mark} {:width$} {}", at + 1, self.cards[at].name)
        };
        Vec::from_iter(range.map(line)).join("\n")
    }
}

fn listing() -> [(&'static str, String); 1] {
    [("U", "list all fixes with their answers".to_owned())]
}

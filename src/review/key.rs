//! What a person types.

use super::{Ending, Verdict};

/// A line of the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// Nothing: the question is put again. No answer is taken for granted.
    Again,
    Decide(Verdict, Of),
    Go(Move),
    /// Takes the last answer back.
    Undo,
    /// Lists every fix with its answer.
    List,
    Explain,
    Help,
    End(Ending),
}

/// Of which fixes something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    Card,
    /// What is left in its file.
    File,
    /// What is left of its recipe.
    Recipe,
    /// What is left and safe.
    Safe,
}

/// Where to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Move {
    Next(Over),
    Previous(Over),
    /// To the fix with a number, counted from 1; a list is shown first where none is given.
    Number(Option<usize>),
    /// To the next fix whose name holds this.
    Text(String),
}

/// Whether a step goes to fixes that have an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Over {
    Undecided,
    Any,
}

impl Key {
    /// Reads a line without the blanks around it; `done` where every fix has an answer.
    ///
    /// # Errors
    ///
    /// What to tell the person, if it is no key.
    pub fn read(line: &str, done: bool) -> Result<Self, String> {
        let number = |rest: &str| match rest.trim() {
            "" => Ok(Key::Go(Move::Number(None))),
            digits => digits.parse().map(|number| Key::Go(Move::Number(Some(number)))).map_err(|_| unknown(line)),
        };
        if let Some(text) = line.strip_prefix('/') {
            return Ok(Key::Go(Move::Text(text.trim().to_owned())));
        }
        if let Some(rest) = line.strip_prefix('g') {
            return number(rest);
        }
        Ok(match line {
            "" => Key::Again,
            "u" => Key::Undo,
            "U" => Key::List,
            "k" => Key::Go(Move::Previous(if done { Over::Any } else { Over::Undecided })),
            "K" => Key::Go(Move::Previous(Over::Any)),
            "q" => Key::End(Ending::Write),
            "Q" => Key::End(Ending::Nothing),
            "?" => Key::Help,
            "y" if done => Key::End(Ending::Write),
            _ if done => return Err(unknown(line)),
            "y" => Key::Decide(Verdict::Make, Of::Card),
            "n" => Key::Decide(Verdict::Leave, Of::Card),
            "a" => Key::Decide(Verdict::Make, Of::File),
            "d" => Key::Decide(Verdict::Leave, Of::File),
            "A" => Key::Decide(Verdict::Make, Of::Recipe),
            "D" => Key::Decide(Verdict::Leave, Of::Recipe),
            "!" => Key::Decide(Verdict::Make, Of::Safe),
            "j" => Key::Go(Move::Next(Over::Undecided)),
            "J" => Key::Go(Move::Next(Over::Any)),
            "i" => Key::Explain,
            "p" => Key::Again,
            _ => return Err(unknown(line)),
        })
    }
}

fn unknown(line: &str) -> String {
    let shown: String = line.chars().filter(|c| !c.is_control()).take(20).collect();
    format!("`{shown}` is no key; ? lists them.")
}

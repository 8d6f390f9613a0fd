//! Shows each fix to a person and takes the answer.
//!
//! Writes no file: answers are data ([`Verdict`]), given and taken back at will, until the person is through; a [`Desk`] shows
//! what they are about and keeps them. The conversation is held line by line, so that nothing of the terminal has to be put
//! right when it ends early. Keys are those of `git add -p`, and more. Start at [`ask`].

mod deck;
mod key;

use std::io::{self, BufRead, Write};

use deck::Deck;
use key::{Key, Move, Of};

/// What a person says of a fix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is made.
    Make,
    /// The code is left as it is.
    Leave,
}

/// One fix, as far as questions about several of them need to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// What it is listed as: `src/a.py:12:5 python/sleep-in-async`.
    pub name: String,
    /// The file it is in, by any number.
    pub file: usize,
    /// Id of the recipe.
    pub recipe: String,
    /// Whether it keeps behaviour as it is.
    pub is_safe: bool,
}

/// Shows what the questions are about, and keeps the answers.
pub trait Desk {
    /// Shows the fix with the index `card` as it would be made beside those that are taken already.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    fn show(&mut self, card: usize, verdicts: &[Option<Verdict>], out: &mut dyn Write) -> io::Result<()>;

    /// A question as it is shown: it has to stand out.
    fn question(&self, text: &str) -> String;

    /// Tells all there is to say about its recipe.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    fn explain(&mut self, card: usize, out: &mut dyn Write) -> io::Result<()>;

    /// Keeps the answers given so far, so that a run which ends here loses none.
    ///
    /// # Errors
    ///
    /// If they cannot be kept.
    fn keep(&mut self, verdicts: &[Option<Verdict>]) -> io::Result<()>;
}

/// How a person ends a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// What was taken is written.
    Write,
    /// Nothing is written.
    Nothing,
}

/// Asks about every card without a verdict; gives the verdicts, and whether they are to be carried out. The end of the input
/// counts as the key `q`.
///
/// # Errors
///
/// Those of the reader, the writer and the desk.
pub fn ask(
    cards: &[Card],
    verdicts: Vec<Option<Verdict>>,
    desk: &mut dyn Desk,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
) -> io::Result<(Vec<Option<Verdict>>, Ending)> {
    let mut talk = Talk { deck: Deck::new(cards, verdicts), desk, input, out };
    let ending = talk.hold()?;
    Ok((talk.deck.verdicts, ending))
}

struct Talk<'a> {
    deck: Deck<'a>,
    desk: &'a mut dyn Desk,
    input: &'a mut dyn BufRead,
    out: &'a mut dyn Write,
}

/// What comes after a key.
enum Next {
    /// The card at hand is shown and asked about.
    Show,
    /// It is asked about again.
    Ask,
    End(Ending),
}

impl Talk<'_> {
    fn hold(&mut self) -> io::Result<Ending> {
        self.deck.go_to_undecided();
        let mut next = Next::Show;
        loop {
            match next {
                Next::End(ending) => return Ok(ending),
                Next::Show if !self.deck.is_done() => {
                    self.desk.show(self.deck.at, &self.deck.verdicts, self.out)?;
                }
                Next::Show | Next::Ask => {}
            }
            next = match self.read(&self.deck.prompt())? {
                Some(line) => match Key::read(line.trim(), self.deck.is_done()) {
                    Ok(key) => self.press(&key)?,
                    Err(why) => self.say(&why)?,
                },
                None => {
                    writeln!(self.out)?;
                    Next::End(Ending::Write)
                }
            };
        }
    }

    /// A line of the person; none at the end of the input.
    fn read(&mut self, prompt: &str) -> io::Result<Option<String>> {
        write!(self.out, "{} ", self.desk.question(prompt))?;
        self.out.flush()?;
        let mut line = String::new();
        Ok((self.input.read_line(&mut line)? > 0).then_some(line))
    }

    fn say(&mut self, text: &str) -> io::Result<Next> {
        writeln!(self.out, "{text}")?;
        Ok(Next::Ask)
    }

    fn press(&mut self, key: &Key) -> io::Result<Next> {
        Ok(match key {
            Key::Again => Next::Show,
            Key::Decide(verdict, of) => return self.decide(*verdict, *of),
            Key::Go(to) => return self.go(to),
            Key::Undo => match self.deck.take_back() {
                true => {
                    self.desk.keep(&self.deck.verdicts)?;
                    Next::Show
                }
                false => return self.say("Nothing was decided yet."),
            },
            Key::List => {
                let lines = self.deck.listed();
                return self.say(&lines);
            }
            Key::Explain => {
                self.desk.explain(self.deck.at, self.out)?;
                Next::Ask
            }
            Key::Help => {
                let help = self.deck.help();
                return self.say(&help);
            }
            Key::End(ending) => Next::End(*ending),
        })
    }

    fn decide(&mut self, verdict: Verdict, of: Of) -> io::Result<Next> {
        let cards = self.deck.undecided(of);
        let (word, count) = (if verdict == Verdict::Make { "Make" } else { "Leave" }, cards.len());
        let sure = match of {
            Of::Card | Of::File => true,
            Of::Recipe => {
                let recipe = &self.deck.cards[self.deck.at].recipe;
                self.is_sure(&format!("{word} all {count} that are left of {recipe}? [y,N]"))?
            }
            Of::Safe if count == 0 => return self.say("None that is left is safe."),
            Of::Safe => self.is_sure(&format!("{word} all {count} that are left and safe? [y,N]"))?,
        };
        if !sure {
            return Ok(Next::Ask);
        }
        self.deck.decide(cards, verdict);
        self.desk.keep(&self.deck.verdicts)?;
        Ok(Next::Show)
    }

    fn is_sure(&mut self, question: &str) -> io::Result<bool> {
        Ok(self.read(question)?.is_some_and(|line| line.trim() == "y"))
    }

    fn go(&mut self, to: &Move) -> io::Result<Next> {
        let gone = match to {
            Move::Number(None) => {
                let lines = self.deck.around();
                writeln!(self.out, "{lines}")?;
                let line = self.read("Which number?")?.unwrap_or_default();
                match line.trim().parse() {
                    Ok(number) => self.deck.go(&Move::Number(Some(number))),
                    Err(_) => return Ok(Next::Ask),
                }
            }
            Move::Number(Some(_)) | Move::Text(_) | Move::Next(_) | Move::Previous(_) => self.deck.go(to),
        };
        match gone {
            Ok(()) => Ok(Next::Show),
            Err(why) => self.say(&why),
        }
    }
}

#[cfg(test)]
mod tests;

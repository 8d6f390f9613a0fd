//! The lines of a file while some are taken away and others put between them.

use std::collections::BTreeMap;

use crate::edit::Edit;
use crate::text::{Source, Span};

/// Lines are counted from 1, as in [`Source`].
pub(super) struct Lines<'a> {
    source: &'a Source,
    gone: Vec<bool>,
    /// Text that comes in front of a line; behind the last one for the number after it.
    added: BTreeMap<u32, String>,
    /// Changes inside lines.
    inside: Vec<Edit>,
}

impl<'a> Lines<'a> {
    pub fn new(source: &'a Source) -> Self {
        let gone = vec![false; source.line_count() as usize + 2];
        Self { source, gone, added: BTreeMap::new(), inside: Vec::new() }
    }

    /// Puts `text`, which is whole lines, in front of `line`.
    pub fn add(&mut self, line: u32, text: &str) {
        self.added.entry(line).or_default().push_str(text);
    }

    /// Makes a change that leaves the lines as they are.
    pub fn edit(&mut self, edit: Edit) {
        self.inside.push(edit);
    }

    /// Takes lines away, and nothing else.
    pub fn cut(&mut self, first: u32, last: u32) {
        for line in first..=last {
            self.gone[line as usize] = true;
        }
    }

    /// Takes lines away; blank lines that would meet from both sides become the longer run of the two. `opens` tells
    /// that the lines open their block or file: then the blank lines below go too.
    pub fn remove(&mut self, first: u32, last: u32, opens: bool) {
        self.cut(first, last);
        let below = self.blanks_below(last);
        let go = match opens && !self.added_above(first) {
            true => below.len(),
            false => below.len().min(self.blanks_above(first)),
        };
        for &line in &below[..go] {
            self.gone[line as usize] = true;
        }
    }

    pub fn is_blank(&self, line: u32) -> bool {
        self.source.slice(self.source.line_span(line)).trim_matches(['\u{feff}', ' ', '\t', '\r', '\n']).is_empty()
    }

    pub fn count(&self) -> u32 {
        self.source.line_count()
    }

    fn blanks_above(&self, line: u32) -> usize {
        let mut blanks = 0;
        for at in (1..=line).rev() {
            if let Some(added) = self.added.get(&at) {
                let newline = self.source.newline();
                let lines = added.strip_suffix(newline).unwrap_or(added).rsplit(newline);
                return blanks + lines.take_while(|line| line.is_empty()).count();
            }
            if at > 1 && !self.gone[at as usize - 1] {
                if !self.is_blank(at - 1) {
                    break;
                }
                blanks += 1;
            }
        }
        blanks
    }

    fn blanks_below(&self, line: u32) -> Vec<u32> {
        let mut blanks = Vec::new();
        for at in line + 1..=self.count() {
            if self.added.contains_key(&at) {
                break;
            }
            if !self.gone[at as usize] {
                if !self.is_blank(at) {
                    break;
                }
                blanks.push(at);
            }
        }
        blanks
    }

    /// Whether something was put above `line` with nothing between them that stays.
    fn added_above(&self, line: u32) -> bool {
        let mut at = line;
        while at > 0 {
            if self.added.contains_key(&at) {
                return true;
            }
            at -= 1;
            if !self.gone[at as usize] {
                return false;
            }
        }
        false
    }

    /// Every change as edits of the source.
    pub fn edits(self) -> Vec<Edit> {
        let end = self.source.text().len() as u32;
        let places: Vec<u32> = self.added.keys().copied().collect();
        let mut edits = self.inside;
        for (line, mut text) in self.added {
            let at = match line {
                1 => self.source.bom_len(),
                line if line > self.source.line_count() => end,
                line => self.source.line_span(line).start,
            };
            if at == end && at > self.source.bom_len() && !self.source.text().ends_with('\n') {
                // The last line has no end: it lends the new one its own.
                let newline = self.source.newline();
                text = format!("{newline}{}", text.strip_suffix(newline).unwrap_or(&text));
            }
            edits.push(Edit::insert(at, text));
        }
        let mut line = 1;
        while line <= self.source.line_count() {
            let first = line;
            // A run of lines that go ends where something is put between them.
            while self.gone[line as usize] && (line == first || !places.contains(&line)) {
                line += 1;
            }
            if line > first {
                let start = self.source.line_span(first).start.max(self.source.bom_len());
                edits.push(Edit::delete(Span::new(start, self.source.line_span(line - 1).end)));
            } else {
                line += 1;
            }
        }
        edits
    }
}

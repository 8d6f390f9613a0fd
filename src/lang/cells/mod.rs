//! Programs in the cells of a JSON file: a notebook's code as one text, and the way back.
//!
//! The program is what facts, findings and edits speak of. Between two cells stands a line with a form feed, which is a
//! blank to parsers and occurs nowhere else, so that a rewritten program falls into its cells again. On the way back only
//! the bytes of changed lines are written anew; every other byte of the file stays. Start at [`Cells::new`].

mod json;

use crate::text::{Source, Span};
use json::{Manner, Written};

/// What stands on the line between two cells.
pub const BORDER: char = '\u{c}';

/// The program of a file, cell by cell.
#[derive(Clone, Debug)]
pub struct Cells {
    program: String,
    cells: Vec<Cell>,
    manner: Manner,
    /// What else the file holds that may name things of the program: cells in other languages.
    pub rest: String,
    /// The version of the language that the cells were run with last, as the file says: `(3, 11)`.
    pub version: Option<(u32, u32)>,
}

/// One cell of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cell {
    /// Its number among all cells of the file, counted from 1.
    number: u32,
    /// Its place in the program, without the line end that is put behind it.
    program: Span,
    /// The place of its text in the file: a JSON value.
    file: Span,
}

/// A place of the program as people read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Number of the cell among all cells of the file, counted from 1.
    pub cell: u32,
    /// The text of the cell.
    pub text: String,
    /// Where in that text.
    pub span: Span,
    /// Where in the file.
    pub file: Span,
}

/// Why cells make no program, or a program no cells.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CellError {
    /// The text of a cell is no text.
    #[error("the source of cell {0} is no text")]
    NoText(u32),
    /// A cell holds the character that stands between cells.
    #[error("cell {0} holds a form feed")]
    FormFeed(u32),
    /// The new program has other cells.
    #[error("the rewritten cells are not those of the file")]
    OtherCells,
}

impl Cells {
    /// The program of `file`: cells by number, with the places of their texts.
    ///
    /// # Errors
    ///
    /// [`CellError`] if a text cannot be read.
    pub fn new(file: &str, texts: &[(u32, Span)]) -> Result<Self, CellError> {
        let (program, rest, manner) = (String::new(), String::new(), Manner::default());
        let mut cells = Self { program, cells: Vec::new(), manner, rest, version: None };
        let mut read = Vec::new();
        for &(number, place) in texts {
            let written = Written::read(&file[place.range()]).ok_or(CellError::NoText(number))?;
            let text = written.text();
            if text.contains(BORDER) {
                return Err(CellError::FormFeed(number));
            }
            cells.manner.joint = cells.manner.joint.take().or_else(|| written.joint());
            read.push((number, place, text));
        }
        let newline = if read.iter().any(|(.., text)| text.contains("\r\n")) { "\r\n" } else { "\n" };
        for (number, place, text) in read {
            if !cells.cells.is_empty() {
                cells.program.push_str(&format!("{newline}{BORDER}{newline}"));
            }
            let start = cells.program.len() as u32;
            cells.program.push_str(&text);
            cells.cells.push(Cell { number, program: Span::new(start, cells.program.len() as u32), file: place });
        }
        cells.manner.ascii = file.is_ascii() && !cells.program.is_ascii();
        Ok(cells)
    }

    /// The program.
    pub fn program(&self) -> &str {
        &self.program
    }

    /// Number of the cell, and line in it, of a line of the program; all counted from 1.
    pub fn line(&self, line: u32) -> (u32, u32) {
        let program = Source::new("", self.program.as_str());
        let first = |cell: &Cell| program.line_of(cell.program.start);
        let cell = self.cells.iter().rev().find(|cell| first(cell) <= line).or(self.cells.first());
        cell.map_or((1, line), |cell| (cell.number, line + 1 - first(cell).min(line)))
    }

    /// Where `span` of the program is in `file`; what runs over the end of a cell ends there.
    pub fn spot(&self, file: &str, span: Span) -> Option<Spot> {
        let cell = self.cells.iter().rev().find(|cell| cell.program.start <= span.start).or(self.cells.first())?;
        let inside = |at: u32| at.clamp(cell.program.start, cell.program.end) - cell.program.start;
        let span = Span::new(inside(span.start), inside(span.end));
        let written = Written::read(&file[cell.file.range()])?;
        let raw = written.raw(span.start as usize..span.end as usize);
        let file = Span::new(cell.file.start + raw.start as u32, cell.file.start + raw.end as u32);
        Some(Spot { cell: cell.number, text: written.text(), span, file })
    }

    /// The text of `file` with `program` in its cells.
    ///
    /// # Errors
    ///
    /// [`CellError::OtherCells`] if the program falls into more or fewer cells.
    pub fn pack(&self, file: &str, program: &str) -> Result<String, CellError> {
        let texts = split(program);
        if texts.len() != self.cells.len() {
            return Err(CellError::OtherCells);
        }
        let mut out = String::with_capacity(file.len() + 256);
        let mut at = 0;
        for (cell, new) in self.cells.iter().zip(texts) {
            let old = &self.program[cell.program.range()];
            let new = tidy(old, new);
            if new != old {
                let value = &file[cell.file.range()];
                let written = Written::read(value).ok_or(CellError::NoText(cell.number))?;
                out.push_str(&file[at..cell.file.start as usize]);
                out.push_str(&written.with(new, &self.manner));
                at = cell.file.end as usize;
            }
        }
        Ok(out + &file[at..])
    }
}

/// The parts of a program between its borders, line ends beside them included.
pub fn parts(program: &str) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, border) in program.match_indices(BORDER) {
        parts.push(Span::new(start, at as u32));
        let behind = at + border.len();
        let end = &program[behind..];
        let newline = if end.starts_with("\r\n") { 2 } else { usize::from(end.starts_with('\n')) };
        start = (behind + newline) as u32;
    }
    parts.push(Span::new(start, program.len() as u32));
    parts
}

/// The texts of the cells of a program.
fn split(program: &str) -> Vec<&str> {
    let parts = parts(program);
    let last = parts.len() - 1;
    let text = |(index, part): (usize, &Span)| {
        let text = &program[part.range()];
        let cut = if index == last { text } else { text.strip_suffix('\n').unwrap_or(text) };
        if cut.len() < text.len() { cut.strip_suffix('\r').unwrap_or(cut) } else { cut }
    };
    parts.iter().enumerate().map(text).collect()
}

/// A new text without blank lines at its ends, where the old one had none.
fn tidy<'t>(old: &str, new: &'t str) -> &'t str {
    const ENDS: [char; 2] = ['\r', '\n'];
    let new = if old.ends_with(ENDS) { new } else { new.trim_end_matches(ENDS) };
    if old.starts_with(ENDS) { new } else { new.trim_start_matches(ENDS) }
}

/// The bytes of a JSON file as if all its strings were one text, for looking for words only.
pub fn plain(bytes: &[u8]) -> Vec<u8> {
    json::plain(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A file of these sources, every second one as a list of lines, and its cells.
    fn file(texts: &[&str]) -> (String, Cells) {
        let mut file = "[\u{e9}".to_owned();
        let mut places = Vec::new();
        for (index, text) in texts.iter().enumerate() {
            let lines: Vec<&str> = text.split_inclusive('\n').collect();
            let value = if index % 2 == 0 { serde_json::to_string_pretty(&lines) } else { serde_json::to_string(text) };
            let start = file.len() as u32;
            file.push_str(&value.expect("a text is JSON"));
            places.push((2 * index as u32 + 1, Span::new(start, file.len() as u32)));
            file.push_str(" <> ");
        }
        let cells = Cells::new(&file, &places).expect("they are texts");
        (file, cells)
    }

    #[test]
    fn cells_are_one_program() {
        let (_, cells) = file(&["a = 1\nb", "c\n", "d"]);
        assert_eq!(cells.program(), "a = 1\nb\n\u{c}\nc\n\n\u{c}\nd");
        assert_eq!([cells.line(1), cells.line(2), cells.line(4), cells.line(7)], [(1, 1), (1, 2), (3, 1), (5, 1)]);
        let (_, cells) = file(&["a\r\nb", "c"]);
        assert_eq!(cells.program(), "a\r\nb\r\n\u{c}\r\nc");
        assert_eq!(split(cells.program()), ["a\r\nb", "c"]);
    }

    #[test]
    fn places_lead_back_to_the_file() {
        let (file, cells) = file(&["x\nf(\"\u{e9}\")\n", "g()\nh()"]);
        let spot = |part: &str| {
            let start = cells.program().find(part).expect("it is in the program") as u32;
            cells.spot(&file, Span::new(start, start + part.len() as u32)).expect("it is in a cell")
        };
        let found = spot("f(\"\u{e9}\")");
        assert_eq!((found.cell, found.span, &file[found.file.range()]), (1, Span::new(2, 9), "f(\\\"\u{e9}\\\")"));
        let found = spot("h()");
        assert_eq!((found.cell, found.text.as_str(), &file[found.file.range()]), (3, "g()\nh()", "h()"));
        assert_eq!(&file[spot("x\n").file.range()], "x\\n");
    }

    #[test]
    fn only_changed_lines_are_written_anew() {
        let (file, cells) = file(&["a\nb\nc", "d\ne", "f"]);
        let program = cells.program().replace("b\n", "x\ny\n").replace('e', "e2");
        let packed = cells.pack(&file, &program).expect("the cells are the same");
        assert_eq!(packed, file.replace("\"b\\n\",", "\"x\\n\",\n  \"y\\n\",").replace("d\\ne", "d\\ne2"));
    }

    #[test]
    fn blank_lines_at_the_ends_of_a_cell_go() {
        let (file, cells) = file(&["import a\n\nb", "c"]);
        let program = cells.program().replace("import a\n", "").replace("b\n", "b\n\n\n");
        let packed = cells.pack(&file, &program).expect("the cells are the same");
        assert_eq!(packed, file.replace("\"import a\\n\",\n  \"\\n\",\n  ", ""));
    }

    #[test]
    fn other_cells_are_turned_down() {
        let (file, cells) = file(&["a", "b"]);
        assert_eq!(cells.pack(&file, "a\nb"), Err(CellError::OtherCells));
        assert_eq!(cells.pack(&file, "a\n\u{c}\nb\n\u{c}\n"), Err(CellError::OtherCells));
        let value = "\"\\f\"";
        assert_eq!(Cells::new(value, &[(7, Span::new(0, 4))]).map(|_| ()), Err(CellError::FormFeed(7)));
    }

    proptest! {
        #[test]
        fn a_packed_program_can_be_unpacked(
            old in prop::collection::vec("[ab\"\\\\é\n]{0,6}", 1..5),
            new in prop::collection::vec("[abc\"\\\\é\n]{0,6}", 5),
        ) {
            let texts: Vec<&str> = old.iter().map(String::as_str).collect();
            let (file, cells) = file(&texts);
            let new: Vec<&str> = new[..old.len()].iter().map(String::as_str).collect();
            let packed = cells.pack(&file, &new.join(&format!("\n{BORDER}\n"))).expect("as many cells");
            let expected: Vec<&str> = texts.iter().zip(&new).map(|(old, new)| tidy(old, new)).collect();
            let mut rest = packed.as_str();
            let mut read = Vec::new();
            rest = rest.strip_prefix("[\u{e9}").expect("what is around stays");
            while let Some((value, behind)) = rest.split_once(" <> ") {
                read.push(Written::read(value).expect("a text").text());
                rest = behind;
            }
            prop_assert_eq!(read, expected);
        }

        #[test]
        fn every_span_has_a_place(texts in prop::collection::vec("[a\"é\n]{0,5}", 1..4), from in 0u32..40, len in 0u32..20) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let (file, cells) = file(&texts);
            let spot = cells.spot(&file, Span::new(from, from + len)).expect("there is a cell");
            prop_assert!(file.len() >= spot.file.end as usize && spot.file.start <= spot.file.end);
        }
    }
}

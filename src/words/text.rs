//! Text that keeps its origin: a template puts marks for spans of the source, not their text.
//!
//! So the rewriter knows which bytes were kept, moved or dropped, can shift the lines of moved code and leave those
//! inside literals alone, and can tell when a comment would be lost.

use std::fmt;
use std::sync::Arc;

use minijinja::value::{Object, ObjectRepr, Rest, Value};
use minijinja::{Error, ErrorKind, State};

use super::cx::Cx;
use crate::text::Span;

/// Noncharacters, which no text has (see [`has_marks`]): start and end of a mark.
const OPEN: char = '\u{fdd0}';
const CLOSE: char = '\u{fdd1}';

/// Whether a text holds characters that are kept for marks, so that it cannot be rewritten.
pub fn has_marks(text: &str) -> bool {
    let first = OPEN.encode_utf8(&mut [0; 4]).as_bytes()[0];
    memchr::memchr(first, text.as_bytes()).is_some_and(|at| text[at..].contains([OPEN, CLOSE]))
}

/// The mark for the bytes of `span`.
pub fn mark(span: Span) -> String {
    format!("{OPEN}{},{}{CLOSE}", span.start, span.end)
}

/// A noncharacter in front of text whose list is to be broken.
const BREAK: char = '\u{fdd2}';

/// `text` with the wish that the list in which it stands be laid out with an element on each line.
pub fn break_list(text: &str) -> String {
    format!("{BREAK}{text}")
}

/// The text without that wish, if it has it.
pub fn without_break(text: &str) -> Option<String> {
    text.contains(BREAK).then(|| text.replace(BREAK, ""))
}

/// A part of a rendered template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// New text.
    New(String),
    /// Bytes of the source.
    Kept(Span),
}

/// Splits what a template rendered into new text and kept spans.
pub fn pieces(rendered: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut rest = rendered;
    while let Some(at) = rest.find(OPEN) {
        if at > 0 {
            found.push(Piece::New(rest[..at].to_owned()));
        }
        let inner = &rest[at + OPEN.len_utf8()..];
        let Some((span, after)) = inner.find(CLOSE).and_then(|end| {
            let (start, stop) = inner[..end].split_once(',')?;
            Some((Span::new(start.parse().ok()?, stop.parse().ok()?), &inner[end + CLOSE.len_utf8()..]))
        }) else {
            break;
        };
        found.push(Piece::Kept(span));
        rest = after;
    }
    if !rest.is_empty() {
        found.push(Piece::New(rest.to_owned()));
    }
    found
}

/// The rendered text with the source's bytes put in.
pub fn plain(cx: &Cx, rendered: &str) -> String {
    pieces(rendered)
        .iter()
        .map(|piece| match piece {
            Piece::New(text) => text.as_str(),
            Piece::Kept(span) => cx.slice(*span),
        })
        .collect()
}

/// `rendered` with the bytes of `inner`, which must lie inside one of its kept spans, put otherwise.
fn put(rendered: &str, inner: Span, instead: &str) -> Option<String> {
    let mut out = String::new();
    let mut done = false;
    for piece in pieces(rendered) {
        match piece {
            Piece::Kept(span) if !done && span.contains(inner) => {
                done = true;
                out.push_str(&mark(Span::new(span.start, inner.start)));
                out.push_str(instead);
                out.push_str(&mark(Span::new(inner.end, span.end)));
            }
            Piece::Kept(span) => out.push_str(&mark(span)),
            Piece::New(text) => out.push_str(&text),
        }
    }
    done.then_some(out)
}

/// A stretch of the source as a value of the recipe language.
#[derive(Clone)]
pub struct Text {
    /// The file.
    pub cx: Arc<Cx>,
    /// The bytes.
    pub span: Span,
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Text({:?})", self.span)
    }
}

impl Object for Text {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        match key {
            "text" => Some(Value::from(self.cx.slice(self.span))),
            "start" => Some(Value::from(self.span.start)),
            "end" => Some(Value::from(self.span.end)),
            _ => None,
        }
    }

    fn is_true(self: &Arc<Self>) -> bool {
        !self.span.is_empty()
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&mark(self.span))
    }
}

/// The filter `put(inner, instead)`: the text with one node's (or a list of nodes') bytes put otherwise. In a list, the
/// mark of the node itself stands where `instead` says `{}`.
pub fn put_filter(_: &mut State, text: String, inner: Value, instead: String) -> Result<String, Error> {
    let spans: Vec<Span> = match inner.kind() {
        minijinja::value::ValueKind::Seq | minijinja::value::ValueKind::Iterable => {
            inner.try_iter()?.filter_map(|one| span_of(&one)).collect()
        }
        _ => span_of(&inner).into_iter().collect(),
    };
    let mut out = text;
    for span in spans {
        let instead = instead.replace("{}", &mark(span));
        out = put(&out, span, &instead)
            .ok_or_else(|| Error::new(ErrorKind::InvalidOperation, "put: the node does not stand inside the text"))?;
    }
    Ok(out)
}

/// The filter `flat`: the elements of the lists in a list.
pub fn flat_filter(lists: Value) -> Result<Value, Error> {
    let mut all = Vec::new();
    for list in lists.try_iter()? {
        all.extend(list.try_iter()?);
    }
    Ok(Value::from(all))
}

/// The filter `first`: the first element, none of an empty list. (The engine's own gives no value at all there, and `if`
/// takes that for a fault of the recipe.)
pub fn first_filter(list: Value) -> Result<Value, Error> {
    Ok(list.try_iter()?.next().unwrap_or(Value::from(())))
}

/// The filter `last`: the last element, none of an empty list.
pub fn last_filter(list: Value) -> Result<Value, Error> {
    Ok(list.try_iter()?.last().unwrap_or(Value::from(())))
}

/// The filter `grouped`: a whole number as people write it, with `_` between thousands from five digits on.
pub fn grouped_filter(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let sign = if number < 0 { "-" } else { "" };
    if digits.len() < 5 {
        return format!("{sign}{digits}");
    }
    let head = digits.len() % 3;
    let groups = digits.as_bytes()[head..].chunks(3).map(|group| String::from_utf8_lossy(group).into_owned());
    let first = Some(digits[..head].to_owned()).filter(|first| !first.is_empty());
    format!("{sign}{}", first.into_iter().chain(groups).collect::<Vec<_>>().join("_"))
}

/// The filters `having('reads_name', 'x')` and `lacking(…)`: the nodes of a list for which a word with arguments holds.
pub fn having_filter(state: &mut State, list: Value, word: &str, args: Rest<Value>) -> Result<Value, Error> {
    by_word(state, &list, word, &args, true)
}

/// See [`having_filter`].
pub fn lacking_filter(state: &mut State, list: Value, word: &str, args: Rest<Value>) -> Result<Value, Error> {
    by_word(state, &list, word, &args, false)
}

fn by_word(state: &mut State, list: &Value, word: &str, args: &[Value], wanted: bool) -> Result<Value, Error> {
    let mut kept = Vec::new();
    for one in list.try_iter()? {
        if one.call_method(state, word, args)?.is_true() == wanted {
            kept.push(one);
        }
    }
    Ok(Value::from(kept))
}

/// The span of a value that stands for source: a node or a text.
pub fn span_of(value: &Value) -> Option<Span> {
    if let Some(text) = value.downcast_object_ref::<Text>() {
        return Some(text.span);
    }
    value.downcast_object_ref::<super::node::Node>().map(|node| node.span())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_marks_from_new_text() {
        let rendered = format!("await {}({})", mark(Span::new(3, 7)), mark(Span::new(8, 9)));
        let expected = [
            Piece::New("await ".into()),
            Piece::Kept(Span::new(3, 7)),
            Piece::New("(".into()),
            Piece::Kept(Span::new(8, 9)),
            Piece::New(")".into()),
        ];
        assert_eq!(pieces(&rendered), expected);
    }

    #[test]
    fn groups_digits_from_five_on() {
        let check = |number: i64, expected: &str| assert_eq!(grouped_filter(number), expected);
        check(5000, "5000");
        check(30_000, "30_000");
        check(120_000, "120_000");
        check(-1_000_000, "-1_000_000");
    }

    #[test]
    fn puts_new_text_around_a_part() {
        let rendered = put(&mark(Span::new(0, 9)), Span::new(2, 4), &format!("f({})", mark(Span::new(2, 4))));
        let expected = format!("{}f({}){}", mark(Span::new(0, 2)), mark(Span::new(2, 4)), mark(Span::new(4, 9)));
        assert_eq!(rendered, Some(expected));
        assert_eq!(put(&mark(Span::new(0, 3)), Span::new(2, 4), "x"), None);
    }
}

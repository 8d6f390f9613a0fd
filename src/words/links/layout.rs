//! A chain on its new place: in the line it stood in, on the line below, or in brackets opened for it.

use super::super::cx::Cx;
use super::super::surroundings::{Room, Seat, Surroundings};
use super::super::text::{break_list, mark, plain};
use super::{Head, Links, first_width};
use crate::facts::NodeId;
use crate::text::{Span, columns};

/// A chain that is laid out for a place.
pub(super) struct Layout<'a> {
    cx: &'a Cx,
    around: Surroundings,
    head: &'a Head,
    links: &'a Links,
    /// The room it has where the old chain started.
    room: Room,
    /// One step deeper than the line of the old chain.
    deeper: usize,
}

impl<'a> Layout<'a> {
    pub(super) fn new(cx: &'a Cx, around: Surroundings, head: &'a Head, links: &'a Links) -> Self {
        let room = cx.room(&around);
        let deeper = columns(cx.source.indent_at(around.span.start)) + columns(&cx.facts.style.indent);
        Self { cx, around, head, links, room, deeper }
    }

    /// The text for the place of the chain and of what a formatter sets around it.
    pub(super) fn text(&self) -> String {
        let chain = self.around.node;
        if let Some(lead) = self.around.lead {
            return self.led(lead);
        }
        if let Some(text) = self.in_broken_list(chain) {
            return text;
        }
        let seated = self.seated();
        let is_opened = matches!(self.around.seat, Seat::Only { .. }) && seated.starts_with('\n');
        match self.around.behind {
            _ if is_opened && !self.cx.links_under_bracket(chain).is_empty() => break_list(&seated),
            Some(behind) => self.with_behind(seated, behind),
            None => seated,
        }
    }

    /// The only argument of a call behind a `=`, with that: on the line of the `=`, else on the one below, else opened.
    fn led(&self, lead: Span) -> String {
        let (call, line) = (mark(lead), self.cx.widths().0);
        let has_room = |text: &str, room: &Room| {
            let shown = plain(self.cx, text);
            !shown.contains('\n') && room.column + columns(&shown) + room.tail <= line
        };
        let here = self.chain(&self.room);
        if has_room(&here, &self.room) {
            return format!(" {call}{here})");
        }
        let column = self.deeper + columns(self.cx.slice(lead));
        let room = Room { column, indent: self.deeper, opens_line: false, ..self.room };
        let below = self.chain(&room);
        if has_room(&below, &room) {
            return format!("\n    {call}{below})");
        }
        match self.around.seat {
            Seat::Only { hugged: false, comma } => {
                format!(" {call}\n    {}{comma}\n)", indented(&self.below(comma.len())))
            }
            _ => format!(" {call}{here})"),
        }
    }

    /// The text where a list, a chain or operators around the chain are broken with it.
    fn in_broken_list(&self, chain: NodeId) -> Option<String> {
        let text = self.below(1);
        let shown = plain(self.cx, &text);
        let was = columns(self.cx.slice(self.around.whole));
        let more = columns(&shown) as i64 - was as i64;
        if !self.cx.is_one_line(chain) {
            let joins = !shown.contains('\n') && !self.cx.joining(chain, more).is_empty();
            return joins.then(|| break_list(&self.closed(text)));
        }
        let edits = self.cx.layout_around(chain, more, shown.contains('\n'))?;
        let text = match self.cx.depth_in_broken(chain) {
            1 => indented(&text),
            -1 => text.replace("\n    ", "\n"),
            _ => text,
        };
        let flat = self.closed(text);
        Some(if edits.is_empty() { flat } else { break_list(&flat) })
    }

    /// With the bracket or brace that is in the span.
    fn closed(&self, text: String) -> String {
        match self.around.seat {
            Seat::Only { .. } => format!("{text})"),
            Seat::Braced => format!(" {text} }}"),
            _ => text,
        }
    }

    fn chain(&self, room: &Room) -> String {
        self.cx.chain_text(self.cx.slice(self.around.signs), self.head, self.links, room)
    }

    /// The chain with what its seat has around it.
    fn seated(&self) -> String {
        let here = self.chain(&self.room);
        let shown = plain(self.cx, &here);
        let breaks = shown.contains('\n');
        let end = self.room.column + columns(&shown);
        let (line, width) = self.cx.widths();
        let tail = self.room.tail + usize::from(self.links.texts.len() != 1);
        match self.around.seat {
            Seat::Free => here,
            Seat::Value if (breaks || end > line) && self.is_better_below(&shown, tail) => {
                format!("\n    {}", indented(&self.below(tail)))
            }
            Seat::Value => format!(" {here}"),
            Seat::Only { hugged, comma } if breaks && !(hugged && first_width(&shown) <= width) => {
                format!("\n    {}{comma}\n)", indented(&self.below(comma.len())))
            }
            Seat::Only { .. } => format!("{here})"),
            Seat::Braced if breaks || end > line => format!("\n    {}\n}}", indented(&self.below(0))),
            Seat::Braced => format!(" {here} }}"),
            // The comma is one column more.
            Seat::Arm if (breaks || end >= line) && (!is_call(&shown) || self.is_better_below(&shown, 1)) => {
                format!("{{\n    {}\n}}", indented(&self.below(0)))
            }
            Seat::Arm => format!("{here},"),
        }
    }

    /// The chain on a line of its own, with `tail` columns of what follows.
    fn below(&self, tail: usize) -> String {
        let room = Room { column: self.deeper, indent: self.deeper, tail, spare: 1, opens_line: true };
        self.chain(&room)
    }

    /// Whether a formatter puts a value on the line below its `=` (rustfmt: `prefer_next_line`).
    fn is_better_below(&self, here: &str, tail: usize) -> bool {
        let (below, most) = (plain(self.cx, &self.below(tail)), self.cx.widths().0);
        let first = |text: &str| text.lines().next().unwrap_or_default().to_owned();
        let breaks = |text: &str| text.matches('\n').count();
        // A semicolon counts on the first line, too; the brace of a head does not.
        let is_head = self.around.behind == Some("{");
        let end = |text: &str| usize::from(!is_head || !text.contains('\n'));
        let too_wide = |text: &str, column: usize| column + columns(&first(text)) + end(text) > most;
        if too_wide(&below, self.deeper) {
            return false;
        }
        let opens = |bracket: char| first(here).ends_with(bracket) && !first(&below).ends_with(bracket);
        too_wide(here, self.room.column)
            || !below.contains('\n')
            || breaks(here) > breaks(&below) + 1
            || ['(', '{', '['].into_iter().any(opens)
    }

    /// The chain with the `{` or `else {` behind it, on its last line or on one of its own.
    fn with_behind(&self, seated: String, behind: &str) -> String {
        let shown = plain(self.cx, &seated);
        let is_head = behind == "{";
        let stays = if is_head { ends_in_brackets(&shown) } else { ends_flush(&shown) };
        let start = self.room.column - usize::from(self.around.seat == Seat::Value);
        let width = start + columns(&shown) + behind.len() + 1;
        let most = self.cx.widths().0 - usize::from(!is_head);
        let wraps = if shown.contains('\n') { !stays } else { width > most };
        let opened = format!("{seated}{}{behind}", if wraps { '\n' } else { ' ' });
        let Some(content) = self.around.otherwise else { return opened };
        let indent = columns(self.cx.source.indent_at(self.around.span.start));
        let all = width + columns(self.cx.slice(content)) + " };".len() + 1 - indent;
        let (inner, stays) = (mark(content), !shown.contains('\n') && all <= self.cx.branch_width());
        if stays {
            return format!("{opened} {inner} }}");
        }
        format!("{opened}\n    {inner}{}\n}}", self.cx.missing_semicolon(content))
    }
}

/// The lines behind the first, one step deeper.
fn indented(text: &str) -> String {
    text.replace('\n', "\n    ")
}

/// Whether a chain ends in a call, `?` aside.
fn is_call(text: &str) -> bool {
    text.trim_end_matches('?').ends_with(')')
}

/// Whether the last line ends in a bracket and is not indented, so that `else` stays on it.
fn ends_flush(text: &str) -> bool {
    let last = text.rsplit('\n').next().unwrap_or_default();
    last.ends_with([')', ']', '}']) && !last.starts_with(char::is_whitespace)
}

/// Whether the last line holds nothing but brackets, behind which a `{` stays on the line.
fn ends_in_brackets(text: &str) -> bool {
    let last = text.rsplit('\n').next().unwrap_or_default();
    last.chars().all(|c| matches!(c, '(' | ')' | ']' | '}' | '?' | '>') || c.is_whitespace())
}

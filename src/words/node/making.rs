//! How the elements of an iterable are made, as a value of the recipe language.

use std::fmt;
use std::sync::Arc;

use minijinja::value::{Object, ObjectRepr, Value};

use super::{Node, unknown_word};
use crate::facts::{Kind, NodeId};
use crate::words::cx::Cx;
use crate::words::makings::Making;

/// How the elements of an iterable are made, as a value.
#[derive(Clone)]
pub struct MakingValue {
    pub(super) cx: Arc<Cx>,
    pub(super) site: NodeId,
    pub(super) making: Making,
}

impl fmt::Debug for MakingValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Making({})", self.making.form)
    }
}

impl Object for MakingValue {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn is_true(self: &Arc<Self>) -> bool {
        true
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        let (cx, making) = (&self.cx, &self.making);
        let node = |id: NodeId| Node::value(cx, id);
        let work = making.call.unwrap_or(making.element);
        Some(match key {
            "form" => Value::from(making.form),
            "element" => node(making.element),
            "call" => making.call.map_or(Value::from(()), node),
            "work" => node(work),
            "gives" => cx.wrapped_type(making).map_or(Value::from(()), Value::from),
            "whole" => node(making.whole),
            "anchor" => node(making.anchor),
            "parameters" => cx.parameters(making).into_iter().map(Value::from).collect(),
            "bounded" => Value::from(!making.over.is_empty() && making.over.iter().all(|&over| cx.is_bounded(over))),
            "opaque" => Value::from(
                making.form == "opaque"
                    || making.call.is_none() && !matches!(making.form, "map" | "display" | "mapping"),
            ),
            "handed" => node(cx.callback_handed(making.element)),
            "works" => Value::from(match making.form {
                "mapping" => cx.starts_work(making.element),
                "opaque" | "display" => false,
                // What is awaited before it gets in is done by then.
                _ => cx.kind(making.element) != Kind::Await && cx.is_work(making.element),
            }),
            "home" => cx.home(making.anchor).map_or(Value::from(()), node),
            "over" => making.over.iter().map(|&over| node(over)).collect(),
            "count" => match making.over[..] {
                [over] => cx.fixed_count(over).map_or(Value::from(()), Value::from),
                _ => Value::from(()),
            },
            "is_chunk" => Value::from(making.over.iter().any(|&over| cx.is_chunk(over))),
            "function" => cx.callback_function(making.element).map_or(Value::from(()), node),
            "arity" => cx.arity(making.element).map_or(Value::from(()), Value::from),
            "own_this" => {
                let given = cx.mapping(making.whole).and_then(|mapping| mapping.this_argument).is_some();
                Value::from(given || cx.uses_own_this(making.element))
            }
            "nested" => Value::from(cx.is_nested(making, self.site)),
            "nested_by_calls" => Value::from(cx.is_nested_by_calls(making, self.site)),
            "stored" => {
                let apart = !cx.facts.tree.is_within(making.whole, self.site);
                Value::from(apart && !(making.form == "appends" && cx.follows(making.whole, self.site)))
            }
            "overtaken" => Value::from(cx.is_overtaken(making)),
            "plain_loop" => Value::from(cx.only_fills(making)),
            "too_many_parameters" => Value::from(cx.takes_too_many(making.element)),
            "listens_first" => Value::from(cx.listens_first(making)),
            "event_needed" => cx.event_needed(making).map_or(Value::from(()), node),
            "meets_others" => Value::from(cx.meets_others(making)),
            "recursive" => Value::from(cx.recurses(making.element, self.site)),
            "driven_behind" => cx.driven_behind(making, self.site).map_or(Value::from(()), node),
            "rebound_name" => cx.rebound_before(making, self.site).map_or(Value::from(()), Value::from),
            "spreads_starts" => Value::from(cx.spreads_starts(making)),
            "shares_state" => Value::from(cx.shares_state(making.element)),
            "mixes_results" => Value::from(cx.mixes_results(making.element)),
            "narrowed_place" => cx.narrowed_place(making.element).map_or(Value::from(()), node),
            "literal_results" => Value::from(cx.literal_results(making.element)),
            "singular" => making.over.first().and_then(|&over| cx.singular(over)).map_or(Value::from(()), Value::from),
            "identical" => Value::from(making.form != "map" && cx.parameters(making).is_empty()),
            "worker" => Value::from(cx.is_worker(making)),
            "awaits_element" => Value::from(cx.awaits_element(making)),
            "lasts" => Value::from(cx.work_lasts(making)),
            "endless" => Value::from(cx.never_ends(making)),
            "limited" => {
                Value::from(cx.is_limited(making) || cx.goes_through_limiter(making.element) || cx.is_batched(making))
            }
            "rebound" => Value::from(cx.is_rebound(making, self.site)),
            "caught_at_once" => Value::from(cx.is_caught_at_once(making)),
            "reads_caught" => Value::from(cx.reads_caught(making)),
            "callee_name" => Value::from(cx.callee_name(work)),
            "pure" => Value::from(cx.is_pure_call(work)),
            "waits_on" => cx.waits_of(making).into_iter().map(Value::from).collect(),
            _ => return unknown_word(key),
        })
    }
}

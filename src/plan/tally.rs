//! The checklist after a run: each box ticked, open, or left to a person. Start at [`tally`].

use super::{Action, Finding};
use crate::edit::Safety;
use crate::recipe::checklist::{Checklist, Item};

/// How many findings there are, and what can be done about them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All of them.
    pub found: usize,
    /// Those with a rewrite that is written by default.
    pub fixable: usize,
    /// Those with a rewrite that is written when asked for.
    pub risky: usize,
    /// Those with a rewrite that is only shown.
    pub suggested: usize,
    /// Those that could be rewritten elsewhere, not where they are.
    pub refused: usize,
    /// Those that need a person.
    pub reported: usize,
}

impl Counts {
    /// Counts one more.
    pub fn add(&mut self, finding: &Finding) {
        self.found += 1;
        let field = match (finding.action, finding.safety) {
            (Action::Fix, Safety::Safe) => &mut self.fixable,
            (Action::Fix, Safety::Unsafe) => &mut self.risky,
            (Action::Fix, Safety::Suggestion) => &mut self.suggested,
            (Action::Refuse, _) => &mut self.refused,
            (Action::Report, _) => &mut self.reported,
        };
        *field += 1;
    }

    /// The counts of these findings.
    pub fn of<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Self {
        let mut counts = Self::default();
        findings.into_iter().for_each(|finding| counts.add(finding));
        counts
    }
}

/// How a box stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Recipes looked, nothing is open, and no question is left to a person.
    Ticked,
    /// Something was found.
    Open,
    /// Nothing was found, but the item has a question that only a person can answer.
    Person,
    /// No recipe of this version checks it.
    Unchecked,
    /// Its recipes did not run: they were not selected, or there is no file for them.
    NotRun,
}

/// One item of a checklist after a run.
#[derive(Clone, Debug)]
pub struct Tick<'a> {
    /// The item.
    pub item: &'a Item,
    /// How its box stands.
    pub state: State,
    /// Its findings.
    pub counts: Counts,
    /// How many of its recipes looked at files.
    pub ran: usize,
    /// How many recipes it names for the languages of the run, shipped or still to come.
    pub wanted: usize,
}

/// What a run knows of recipes.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// Whether a recipe with this id exists.
    pub exists: &'a dyn Fn(&str) -> bool,
    /// Whether the recipe with this id looked at a file.
    pub ran: &'a dyn Fn(&str) -> bool,
    /// Whether there was a file of the recipe's language.
    pub concerned: &'a dyn Fn(&str) -> bool,
    /// Ids of the recipes, beside those that the checklist names, that say they check the item.
    pub further: &'a dyn Fn(&str) -> Vec<String>,
}

/// How the boxes of `checklist` stand after a run that found `findings`.
pub fn tally<'a>(checklist: &'a Checklist, known: Known<'_>, findings: &[&Finding]) -> Vec<Tick<'a>> {
    checklist.item.iter().map(|item| tick(item, known, findings)).collect()
}

fn tick<'a>(item: &'a Item, known: Known<'_>, findings: &[&Finding]) -> Tick<'a> {
    let mut recipes = item.recipes.clone();
    recipes.extend((known.further)(&item.id).into_iter().filter(|id| !item.recipes.contains(id)));
    let own = |finding: &&&Finding| finding.item == item.id || recipes.contains(&finding.recipe);
    let counts = Counts::of(findings.iter().filter(own).copied());
    let ran = recipes.iter().filter(|id| (known.ran)(id)).count();
    let wanted = recipes.iter().filter(|id| (known.concerned)(id)).count();
    let state = if counts.found > 0 {
        State::Open
    } else if ran == 0 && recipes.iter().any(|id| (known.exists)(id)) {
        State::NotRun
    } else if item.person.is_some() {
        State::Person
    } else if ran == 0 {
        State::Unchecked
    } else {
        State::Ticked
    };
    Tick { item, state, counts, ran, wanted }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Place, Span};

    fn finding(recipe: &str, action: Action, safety: Safety) -> Finding {
        let place = Place { line: 1, column: 1 };
        Finding {
            recipe: recipe.to_owned(),
            item: String::new(),
            title: String::new(),
            span: Span::default(),
            start: place,
            end: place,
            cell: None,
            action,
            safety,
            says: String::new(),
            reason: None,
            fix: None,
        }
    }

    fn item(id: &str, recipes: &[&str], person: Option<&str>) -> Item {
        let recipes = recipes.iter().map(ToString::to_string).collect();
        Item { id: id.to_owned(), text: String::new(), recipes, person: person.map(Into::into) }
    }

    #[test]
    fn each_kind_of_finding_is_counted_once() {
        let findings = [
            finding("a", Action::Fix, Safety::Safe),
            finding("a", Action::Fix, Safety::Unsafe),
            finding("a", Action::Fix, Safety::Suggestion),
            finding("a", Action::Refuse, Safety::Safe),
            finding("a", Action::Report, Safety::Suggestion),
        ];
        let counts = Counts { found: 5, fixable: 1, risky: 1, suggested: 1, refused: 1, reported: 1 };
        assert_eq!(Counts::of(&findings), counts);
    }

    #[test]
    fn a_box_is_ticked_only_if_something_looked_and_nothing_is_open() {
        let checklist = Checklist {
            title: String::new(),
            item: vec![
                item("open", &["py/a"], None),
                item("ticked", &["py/b", "py/later"], None),
                item("person", &["py/b"], Some("Is it?")),
                item("unchecked", &["py/later"], None),
                item("not-run", &["js/c"], Some("Is it?")),
                item("user", &[], None),
            ],
        };
        let known = Known {
            exists: &|id| ["py/a", "py/b", "js/c", "py/mine"].contains(&id),
            ran: &|id| ["py/a", "py/b", "py/mine"].contains(&id),
            concerned: &|id| id.starts_with("py/"),
            further: &|id| if id == "user" { vec!["py/mine".to_owned()] } else { Vec::new() },
        };
        let found = finding("py/a", Action::Refuse, Safety::Safe);
        let ticks = tally(&checklist, known, &[&found]);
        let states: Vec<State> = ticks.iter().map(|tick| tick.state).collect();
        assert_eq!(states, [State::Open, State::Ticked, State::Person, State::Unchecked, State::NotRun, State::Ticked]);
        assert_eq!((ticks[1].ran, ticks[1].wanted), (1, 2));
    }
}

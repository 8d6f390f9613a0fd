//! `use` trees: without some of their names, with new ones in their lists, and laid out as rustfmt lays them out.

use syn::UseTree;

use crate::text::columns;

/// Columns that rustfmt keeps free behind a list on one line.
const LIST_END: usize = 2;

/// New names of one module.
#[derive(Clone)]
pub(super) struct Group {
    pub(super) module: String,
    pub(super) names: Vec<String>,
}

impl Group {
    /// The names as a line of their own.
    pub(super) fn line(&self) -> String {
        format!("use {};", one_line(&self.written()))
    }

    /// The names as a tree.
    pub(super) fn written(&self) -> Written {
        let leaf = |name: &String| Written::Leaf(name.clone());
        let names = match &self.names[..] {
            [only] => leaf(only),
            names => Written::Group(names.iter().map(leaf).collect()),
        };
        Written::Path(self.module.clone(), Box::new(names))
    }
}

/// Whether names below `path` stand in a list.
pub(super) fn has_list(tree: &UseTree, path: &str) -> bool {
    match tree {
        UseTree::Path(it) => {
            let Some(rest) = path.strip_prefix(&it.ident.to_string()) else { return false };
            match rest.strip_prefix("::") {
                Some(rest) => has_list(&it.tree, rest),
                None => rest.is_empty() && matches!(*it.tree, UseTree::Group(_)),
            }
        }
        UseTree::Group(it) => it.items.iter().any(|item| has_list(item, path)),
        _ => false,
    }
}

/// A `use` tree as it is written.
pub(super) enum Written {
    Leaf(String),
    Path(String, Box<Written>),
    Group(Vec<Written>),
}

/// Where the tree starts.
pub(super) fn first_of(tree: &UseTree) -> proc_macro2::Span {
    match tree {
        UseTree::Path(it) => it.ident.span(),
        UseTree::Name(it) => it.ident.span(),
        UseTree::Rename(it) => it.ident.span(),
        UseTree::Glob(it) => it.star_token.span,
        UseTree::Group(it) => it.brace_token.span.open(),
    }
}

/// The tree without the names that are gone; none where nothing is left.
pub(super) fn pruned(tree: &UseTree, is_gone: &dyn Fn(proc_macro2::Span) -> bool) -> Option<Written> {
    match tree {
        UseTree::Path(it) => {
            let rest = pruned(&it.tree, is_gone)?;
            // `a::{self}` is `a`.
            if let Written::Leaf(name) = &rest
                && let Some(more) = name.strip_prefix("self").filter(|more| more.is_empty() || more.starts_with(' '))
                && matches!(*it.tree, UseTree::Group(_))
            {
                return Some(Written::Leaf(format!("{}{more}", it.ident)));
            }
            Some(Written::Path(it.ident.to_string(), Box::new(rest)))
        }
        UseTree::Name(it) => (!is_gone(it.ident.span())).then(|| Written::Leaf(it.ident.to_string())),
        UseTree::Rename(it) => {
            let span = it.ident.span().join(it.rename.span()).unwrap_or(it.ident.span());
            (!is_gone(span)).then(|| Written::Leaf(format!("{} as {}", it.ident, it.rename)))
        }
        UseTree::Glob(_) => Some(Written::Leaf("*".to_owned())),
        UseTree::Group(it) => {
            let before = it.items.len();
            let mut left: Vec<Written> = it.items.iter().filter_map(|item| pruned(item, is_gone)).collect();
            match left.len() {
                0 => None,
                1 if before > 1 || it.items.len() == 1 => left.pop(),
                _ => Some(Written::Group(left)),
            }
        }
    }
}

/// The tree with the names of `group`, which has a list in it.
pub(super) fn joined(tree: Written, group: &Group, order: Order) -> Written {
    let names = || group.names.iter().cloned().map(Written::Leaf);
    match tree {
        Written::Path(name, rest) => {
            let behind = group.module.strip_prefix(&name);
            let rest = match (behind.map(|it| it.strip_prefix("::").unwrap_or(it)), *rest) {
                (Some(""), Written::Group(items)) => sorted_into(items, names(), order),
                (Some(""), rest) => sorted_into(vec![rest], names(), order),
                (Some(module), rest) => {
                    let inner = Group { module: module.to_owned(), names: group.names.clone() };
                    joined(rest, &inner, order)
                }
                (None, rest) => rest,
            };
            Written::Path(name, Box::new(rest))
        }
        Written::Group(items) => Written::Group(items.into_iter().map(|item| joined(item, group, order)).collect()),
        // All that is left of the list, its module: `a::b` for `a::b::{self, …}`.
        Written::Leaf(name) if name == group.module => {
            let own = Written::Leaf("self".to_owned());
            Written::Path(name, Box::new(sorted_into(vec![own], names(), order)))
        }
        leaf => leaf,
    }
}

/// A list with more names: where rustfmt sorts them if the list is sorted, else at its end.
fn sorted_into(mut items: Vec<Written>, more: impl Iterator<Item = Written>, order: Order) -> Written {
    let key = |item: &Written| sort_key(&one_line(item), order);
    let is_sorted = items.is_sorted_by_key(key);
    for item in more.filter(|item| item_is_new(&items, item)).collect::<Vec<_>>() {
        let at = if is_sorted { items.iter().position(|it| key(it) > key(&item)) } else { None };
        items.insert(at.unwrap_or(items.len()), item);
    }
    Written::Group(items)
}

fn item_is_new(items: &[Written], item: &Written) -> bool {
    items.iter().all(|it| one_line(it) != one_line(item))
}

fn one_line(tree: &Written) -> String {
    match tree {
        Written::Leaf(name) => name.clone(),
        Written::Path(name, rest) => format!("{name}::{}", one_line(rest)),
        Written::Group(items) => format!("{{{}}}", items.iter().map(one_line).collect::<Vec<_>>().join(", ")),
    }
}

/// Whether a list has a list inside.
fn has_nested(tree: &Written) -> bool {
    match tree {
        Written::Leaf(_) => false,
        Written::Path(_, rest) => has_nested(rest),
        Written::Group(items) => items.iter().any(|item| one_line(item).contains('{')),
    }
}

/// How the lines of a tree are laid out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout<'a> {
    /// Columns of a line.
    pub width: usize,
    /// The blanks in front of the line that the tree ends on.
    pub indent: &'a str,
    /// The blanks that a line inside has in front of those.
    pub step: &'a str,
    pub newline: &'a str,
}

/// The tree on one line if it fits behind `column`, else as rustfmt breaks it: as many names on a line as fit, trees on
/// lines of their own.
pub(super) fn laid_out(tree: &Written, column: usize, layout: Layout) -> String {
    let Layout { width, indent, step, newline } = layout;
    let short = one_line(tree);
    // A list with a list inside stands on lines of its own in any case.
    if column + columns(&short) + LIST_END < width && !has_nested(tree) {
        return short;
    }
    match tree {
        Written::Leaf(_) => short,
        Written::Path(name, rest) => format!("{name}::{}", laid_out(rest, column + columns(name) + 2, layout)),
        Written::Group(items) => {
            let inner = format!("{indent}{step}");
            let deep = columns(&inner);
            let nested = items.iter().any(|item| one_line(item).contains('{'));
            let mut lines: Vec<String> = Vec::new();
            // Beside a list with a list inside, what has a path stands alone on its line (rustfmt).
            let mut alone = false;
            for (at, item) in items.iter().enumerate() {
                // The last name may fill its line.
                let most = width + usize::from(at + 1 == items.len());
                let text = laid_out(item, deep, Layout { indent: &inner, ..layout });
                let was_alone = std::mem::replace(&mut alone, nested && text.contains("::"));
                match lines.last_mut() {
                    Some(line) if !alone && !was_alone && deep + columns(line) + columns(&text) + 2 < most => {
                        line.push(' ');
                        line.push_str(&text);
                        line.push(',');
                    }
                    _ => lines.push(format!("{text},")),
                }
            }
            let body: String = lines.iter().map(|line| format!("{newline}{inner}{line}")).collect();
            format!("{{{body}{newline}{indent}}}")
        }
    }
}

/// How rustfmt sorts names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// Modules before types, types before constants.
    ByKind,
    /// By their letters, large ones first: since the style of edition 2024.
    ByLetter,
}

impl Order {
    /// The order that a list shows where a type stands in front of a module.
    pub(super) fn of(tree: &UseTree) -> Option<Self> {
        match tree {
            UseTree::Path(it) => Self::of(&it.tree),
            UseTree::Group(it) => {
                let firsts: Vec<String> = it.items.iter().filter_map(first_name).collect();
                let is_type = |name: &String| name.starts_with(char::is_uppercase);
                let by_letter = firsts.windows(2).any(|pair| is_type(&pair[0]) && !is_type(&pair[1]));
                by_letter.then_some(Self::ByLetter).or_else(|| it.items.iter().find_map(Self::of))
            }
            _ => None,
        }
    }
}

fn first_name(tree: &UseTree) -> Option<String> {
    match tree {
        UseTree::Path(it) => Some(it.ident.to_string()),
        UseTree::Name(it) => Some(it.ident.to_string()),
        UseTree::Rename(it) => Some(it.ident.to_string()),
        UseTree::Glob(_) | UseTree::Group(_) => None,
    }
}

/// What rustfmt sorts `use` lines and names in lists by: the parts of their paths.
pub(super) fn sort_key(text: &str, order: Order) -> Vec<(u8, String)> {
    let path = text.rsplit_once("use ").map_or(text, |(_, path)| path).trim_end_matches(';').trim_start_matches("::");
    let (names, group) = path.split_once('{').map_or((path, None), |(names, group)| (names, Some(group)));
    let rank = |name: &str| match name {
        "self" => 0,
        "super" => 1,
        "crate" => 2,
        "*" => 6,
        _ if order == Order::ByLetter => 3,
        _ if name.starts_with(char::is_lowercase) => 3,
        _ if name.len() > 1 && !name.contains(char::is_lowercase) => 5,
        _ => 4,
    };
    let parts = names.split("::").map(|part| part.split(" as ").next().unwrap_or(part).trim());
    let named = parts.filter(|part| !part.is_empty()).map(|part| (rank(part), part.to_owned()));
    named.chain(group.map(|group| (7, group.to_owned()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(text: &str, module: &str, names: &[&str]) -> String {
        let item = syn::parse_str::<syn::ItemUse>(text).expect("a use");
        let tree = pruned(&item.tree, &|_| false).expect("names are left");
        let names = names.iter().map(ToString::to_string).collect();
        let order = Order::of(&item.tree).unwrap_or(Order::ByKind);
        one_line(&joined(tree, &Group { module: module.to_owned(), names }, order))
    }

    #[test]
    fn names_join_a_list_where_it_is_sorted() {
        assert_eq!(with("use a::b::{self, C};", "a::b", &["D"]), "a::b::{self, C, D}");
        assert_eq!(with("use a::b::{C, X};", "a::b", &["self", "M"]), "a::b::{self, C, M, X}");
        assert_eq!(with("use a::{b::{x, C}, D};", "a::b", &["E"]), "a::{b::{x, C, E}, D}");
        assert_eq!(with("use a::{C, D};", "a", &["b"]), "a::{b, C, D}");
        assert_eq!(with("use a::{C, D, e::F};", "a", &["d"]), "a::{C, D, d, e::F}");
        assert_eq!(with("use a::{X, C};", "a", &["D"]), "a::{X, C, D}");
        assert_eq!(with("use a::{C, D};", "a", &["D"]), "a::{C, D}");
    }

    #[test]
    fn a_list_stays_on_its_line_up_to_98_columns() {
        let breaks = |wide: usize| {
            let text = format!("use a::{{B, {}}};", "C".repeat(wide - "use a::{B, };".len()));
            let tree = pruned(&syn::parse_str::<syn::ItemUse>(&text).expect("a use").tree, &|_| false);
            let layout = Layout { width: 100, indent: "", step: "    ", newline: "\n" };
            laid_out(&tree.expect("names are left"), "use ".len(), layout).contains('\n')
        };
        assert!(!breaks(98));
        assert!(breaks(99));
    }

    #[test]
    fn the_last_name_may_fill_its_line() {
        let line = |last: usize, more: &str| {
            let text = format!("use a::{{{}, {}{more}}};", "B".repeat(80), "C".repeat(last));
            let tree = pruned(&syn::parse_str::<syn::ItemUse>(&text).expect("a use").tree, &|_| false);
            let layout = Layout { width: 100, indent: "", step: "    ", newline: "\n" };
            laid_out(&tree.expect("names are left"), "use ".len(), layout).lines().nth(1).map_or(0, str::len)
        };
        assert_eq!((line(13, ""), line(14, "")), (100, 85));
        assert_eq!((line(12, ", D"), line(13, ", D")), (99, 85));
    }

    #[test]
    fn only_lists_of_the_module_count() {
        let is_list =
            |text: &str, path: &str| has_list(&syn::parse_str::<syn::ItemUse>(text).expect("a use").tree, path);
        assert!(is_list("use a::b::{C, D};", "a::b"));
        assert!(is_list("use a::{b::{C, D}, e};", "a::b"));
        assert!(!is_list("use a::b::C;", "a::b"));
        assert!(!is_list("use a::{b, c};", "a::b"));
        assert!(!is_list("use a::bc::{C, D};", "a::b"));
    }
}

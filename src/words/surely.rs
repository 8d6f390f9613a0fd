//! What a piece of code surely does, or surely does not: compute only, give an owned value, fail, end.

use super::cx::Cx;
use crate::facts::{Flags, How, Kind, NodeId, Role};

/// Rounds that take long enough for others to notice.
const MANY_ROUNDS: i128 = 100_000;

impl Cx {
    /// The function or method of this file that a call certainly calls: by its name, on `self`, through its type, or on
    /// what is written to be of its type.
    pub fn own_function(&self, call: NodeId) -> Option<NodeId> {
        self.named_function(self.child(call, Role::Callee).filter(|_| self.kind(call) == Kind::Call)?)
    }

    /// The same for what is called, or handed on to be called.
    pub(super) fn named_function(&self, callee: NodeId) -> Option<NodeId> {
        let by_path = self.has(callee, Flags::PATH) && self.facts.scopes.of_name[callee.index()].is_some();
        if self.kind(callee) == Kind::Name || by_path {
            let id = self.facts.scopes.of_name.get(callee.index()).copied().flatten()?;
            let bind = self.facts.scopes.binding(id).single()?;
            if let How::Import { path, conditional: false, .. } = &bind.how {
                return self.imported_function(bind.node, path);
            }
            return (bind.how == How::Function && !self.is_made_over(bind.node)).then_some(bind.node);
        }
        let object = self.child(callee, Role::Object).filter(|_| self.defines_function(self.name(callee)))?;
        let tree = &self.facts.tree;
        if let Some(module) = self.module_named(object).filter(|_| self.has(callee, Flags::PATH)) {
            return self.function_in(module, self.name(callee));
        }
        let methods: Vec<(NodeId, &str)> = tree
            .of_kind(Kind::Function)
            .filter(|&node| self.name(node) == self.name(callee))
            .filter_map(|node| {
                let parent = tree.parent(node).filter(|&up| self.kind(up) == Kind::Impl)?;
                Some((node, self.type_name(self.child(parent, Role::Type)?)))
            })
            .collect();
        if methods.is_empty() {
            return None;
        }
        let own = || {
            let around = tree.ancestors(callee).find(|&up| self.kind(up) == Kind::Impl)?;
            self.child(around, Role::Type).map(|it| self.type_name(it))
        };
        let owner = match self.kind(object) {
            Kind::This => own()?,
            Kind::Name if self.text(object) == "Self" => own()?,
            Kind::Name if self.has(callee, Flags::PATH) => self.text(object),
            _ if self.has(callee, Flags::PATH) => return None,
            _ => self.receiver_type(object)?,
        };
        let found: Vec<NodeId> = methods.into_iter().filter(|&(_, of)| of == owner).map(|(node, _)| node).collect();
        match found[..] {
            [one] => Some(one),
            _ => None,
        }
    }

    /// The only function of this name in a module.
    pub(super) fn function_in(&self, module: NodeId, name: &str) -> Option<NodeId> {
        self.function_through(module, name, 4)
    }

    /// The same, through at most so many imports.
    fn function_through(&self, module: NodeId, name: &str, imports: u32) -> Option<NodeId> {
        let named = |&item: &NodeId| self.kind(item) == Kind::Function && self.name(item) == name;
        match self.facts.tree.children(module).filter(named).collect::<Vec<_>>()[..] {
            [one] if !self.is_made_over(one) => Some(one),
            [] if imports > 0 => {
                let (node, path) = self.import_in(module, name)?;
                let (modules, name) = path.rsplit_once("::")?;
                self.function_through(self.module_at(node, modules)?, name, imports - 1)
            }
            _ => None,
        }
    }

    /// The place and path of the import that gives a module the name.
    pub(super) fn import_in(&self, module: NodeId, name: &str) -> Option<(NodeId, &str)> {
        let tree = &self.facts.tree;
        let named = self.facts.scopes.bindings.iter().filter(|binding| &*binding.name == name);
        let mut found = named.filter_map(|binding| binding.single()).filter_map(|bind| match &bind.how {
            How::Import { path, conditional: false, .. } => Some((bind.node, &**path)),
            _ => None,
        });
        found.find(|&(node, _)| tree.ancestors(node).find(|&up| self.kind(up) == Kind::Module) == Some(module))
    }

    /// The function of a module of this file that the import at `node` names by a path that starts here or further out.
    fn imported_function(&self, node: NodeId, path: &str) -> Option<NodeId> {
        let (modules, name) = path.rsplit_once("::")?;
        self.function_in(self.module_at(node, modules)?, name)
    }

    /// The module of this file that a path means where `node` stands.
    fn module_at(&self, node: NodeId, modules: &str) -> Option<NodeId> {
        let tree = &self.facts.tree;
        let outside = |at: NodeId| tree.ancestors(at).find(|&up| self.kind(up) == Kind::Module);
        let mut at = outside(node)?;
        for (index, part) in modules.split("::").enumerate() {
            at = match part {
                "self" if index == 0 => at,
                "super" => outside(at)?,
                "crate" if self.is_crate_root() => NodeId::ROOT,
                _ => tree.children(at).find(|&it| self.kind(it) == Kind::Module && self.name(it) == part)?,
            };
        }
        Some(at)
    }

    pub(super) fn is_crate_root(&self) -> bool {
        let by_name = self.source.path().file_name().is_some_and(|name| name == "lib.rs" || name == "main.rs");
        let is_main = |it: NodeId| self.kind(it) == Kind::Function && self.name(it) == "main";
        by_name || self.facts.tree.children(NodeId::ROOT).any(is_main)
    }

    /// The module of this file that a path in front of a name stands for.
    fn module_named(&self, path: NodeId) -> Option<NodeId> {
        let is_module = |node: &NodeId| self.kind(*node) == Kind::Module;
        if let Some(id) = self.facts.scopes.of_name.get(path.index()).copied().flatten() {
            let bind = self.facts.scopes.binding(id).single()?;
            return match &bind.how {
                How::Import { path, conditional: false, .. } => self.module_at(bind.node, path),
                _ => Some(bind.node).filter(is_module),
            };
        }
        let around = self.child(path, Role::Object).and_then(|object| self.module_named(object))?;
        let mut inside = self.facts.tree.children(around).filter(is_module);
        inside.find(|&module| self.name(module) == self.name(path))
    }

    /// Whether `node`, or a function of this file that is called in it, calls or is one of those around `place`.
    pub fn leads_to(&self, node: NodeId, place: NodeId) -> bool {
        let tree = &self.facts.tree;
        let around: Vec<NodeId> = tree.ancestors(place).collect();
        let (mut seen, mut open) = (vec![node], vec![node]);
        while let Some(at) = open.pop() {
            if around.contains(&at) {
                return true;
            }
            for called in tree.of_kind_in(at, Kind::Call).filter_map(|call| self.own_function(call)) {
                if !seen.contains(&called) {
                    seen.push(called);
                    open.push(called);
                }
            }
        }
        false
    }

    /// Whether an attribute may make something else of a function: one that is not of the compiler.
    pub(super) fn is_made_over(&self, function: NodeId) -> bool {
        let is_plain = |attribute: NodeId| self.is_in_group("plain attributes", self.name(attribute));
        self.in_role(function, Role::Decorator).into_iter().any(|attribute| !is_plain(attribute))
    }

    /// The name of a type without its parameters.
    pub(super) fn type_name(&self, node: NodeId) -> &str {
        self.text(node).split('<').next().unwrap_or_default().trim()
    }

    /// Whether evaluating `node` does nothing but compute: names, literals, operators, casts, and the methods and functions
    /// that the table calls pure.
    pub fn is_calm(&self, node: NodeId) -> bool {
        self.facts.tree.walk(node).all(|at| match self.kind(at) {
            Kind::Call => {
                let is_pure = |callee: NodeId| self.is_in_group("pure methods", self.name(callee));
                self.is_atomic_load(at) || self.child(at, Role::Callee).is_some_and(is_pure)
            }
            Kind::Block => self.is_short_branch(at),
            Kind::Macro
            | Kind::New
            | Kind::Await
            | Kind::Question
            | Kind::Function
            | Kind::AssignExpression
            | Kind::AugAssign
            | Kind::Return
            | Kind::Break
            | Kind::Continue
            | Kind::Other => false,
            _ => true,
        })
    }

    /// Whether a call is `x.load(Ordering::…)`, which changes nothing.
    fn is_atomic_load(&self, call: NodeId) -> bool {
        let last = |node: NodeId| self.text(node).rsplit("::").next().unwrap_or_default().trim();
        let named = |node: NodeId| self.is_in_group("orderings", last(node));
        let is_load = self.child(call, Role::Callee).is_some_and(|callee| self.name(callee) == "load");
        is_load && matches!(self.positional(call)[..], [ordering] if named(ordering))
    }

    /// Whether a block on one line is the branch of an `if` and nothing but its value.
    fn is_short_branch(&self, block: NodeId) -> bool {
        let inside = self.in_role(block, Role::Body);
        let is_branch = self.facts.tree.parent(block).is_some_and(|up| self.kind(up) == Kind::If);
        let is_value = matches!(inside[..], [only] if self.has(only, Flags::NO_SEMICOLON));
        is_branch && is_value && !self.text(block).contains('\n')
    }

    /// The error of a result type, with the alias it is written by: `E` of `Result<T, E>`, `io::Error` of `io::Result<T>`; of
    /// another alias of this file that of what it stands for.
    pub(super) fn error_type(&self, node: NodeId) -> Option<String> {
        let text: String = self.text(node).split_whitespace().collect::<Vec<_>>().join(" ");
        let head = self.facts.tree.walk(node).find(|&part| matches!(self.kind(part), Kind::Name | Kind::Attribute));
        let named = text.split('<').next().unwrap_or_default().trim();
        let path = head.filter(|&head| self.text(head) == named).and_then(|head| self.path(head));
        let full = path.map_or(text.clone(), |path| text.replacen(named, &path, 1));
        error_of(&full).or_else(|| alias_error(self.text(self.result_alias(node)?)))
    }

    /// Whether a type is a Result, as it is written or by an alias of this file.
    pub(super) fn may_fail(&self, node: NodeId) -> bool {
        self.text(node).contains("Result") || self.result_alias(node).is_some()
    }

    /// The alias of this file by which a type is a Result.
    fn result_alias(&self, node: NodeId) -> Option<NodeId> {
        let declared = |name: NodeId| {
            let id = self.facts.scopes.of_name.get(name.index()).copied().flatten()?;
            self.facts.scopes.binding(id).binds.first().map(|bind| bind.node)
        };
        let is_alias = |it: &NodeId| self.kind(*it) == Kind::TypeDeclaration && self.text(*it).contains("Result");
        let mut names = self.facts.tree.children(node).filter(|&part| self.kind(part) == Kind::Name);
        names.find_map(|name| declared(name).filter(is_alias))
    }

    /// Whether the node is a loop over a range.
    pub(super) fn walks_range(&self, node: NodeId) -> bool {
        self.kind(node) == Kind::For
            && self.child(node, Role::Iterable).is_some_and(|it| self.kind(self.root(it)) == Kind::Range)
    }

    /// Whether a loop goes through numbers: those of a range, or those that it steps through itself.
    pub(super) fn is_counting(&self, node: NodeId) -> bool {
        self.walks_range(node) || self.steps_to_bound(node)
    }

    /// Whether a `while` loop compares what its own rounds step: `while i < n { …; i += 1; }`.
    pub(super) fn steps_to_bound(&self, node: NodeId) -> bool {
        let test = self.child(node, Role::Test).filter(|&test| self.kind(test) == Kind::Compare);
        let Some(test) = test.filter(|_| self.kind(node) == Kind::While) else { return false };
        let side = |role| self.child(test, role).filter(|&it| self.kind(it) == Kind::Name).map(|it| self.text(it));
        let sides = [side(Role::Left), side(Role::Right)];
        let steps = |it: NodeId| self.child(it, Role::Target).is_some_and(|to| sides.contains(&Some(self.text(to))));
        self.here(node).any(|it| self.kind(it) == Kind::AugAssign && steps(it))
    }

    /// Whether all loops through numbers in `root` have ends that are written, and few rounds, those around multiplied.
    pub(super) fn counts_are_small(&self, root: NodeId) -> bool {
        let tree = &self.facts.tree;
        let loops: Vec<NodeId> = self.here(root).filter(|&node| self.is_counting(node)).collect();
        loops.iter().all(|&node| {
            let around = loops.iter().filter(|&&up| tree.is_within(node, up));
            let mut rounds = around.map(|&up| self.fixed_rounds(up));
            rounds.try_fold(1i128, |all, one| Some(all.saturating_mul(one?))).is_some_and(|all| all < MANY_ROUNDS)
        })
    }

    /// The rounds of a loop through numbers whose ends are constants.
    fn fixed_rounds(&self, node: NodeId) -> Option<i128> {
        if let Some(test) = self.child(node, Role::Test) {
            return self.facts.tree.children(test).find_map(|it| self.constant(it));
        }
        let range = self.root(self.child(node, Role::Iterable)?);
        let end = |role: Role| self.constant(self.child(range, role)?);
        end(Role::Right)?.checked_sub(end(Role::Left)?)
    }

    /// Whether a loop without an end stands in `root`: `loop`, `while true`, or one that waits for what is sent.
    pub fn runs_forever(&self, root: NodeId) -> bool {
        let waits = |test: NodeId| self.here(test).any(|it| self.kind(it) == Kind::Await);
        let is_fed = |node| self.kind(node) == Kind::While && self.child(node, Role::Test).is_some_and(waits);
        self.has_endless_loop(root) || self.here(root).any(is_fed)
    }

    /// Whether a loop that nothing ends stands in `root`: `loop` or `while true`, without a way out.
    pub fn has_endless_loop(&self, root: NodeId) -> bool {
        let is_true = |test: NodeId| matches!(self.text(test), "True" | "true" | "1");
        self.here(root).any(|node| {
            let always = self.child(node, Role::Test).is_none_or(is_true);
            self.kind(node) == Kind::While && always && !self.leaves_loop(node)
        })
    }

    fn leaves_loop(&self, node: NodeId) -> bool {
        self.here(node).any(|at| matches!(self.kind(at), Kind::Break | Kind::Return))
    }

    /// Whether the body of a loop can leave the loop: `break`, `return`, `?`, an await that may be the last.
    pub(super) fn leaves_early(&self, body: NodeId) -> bool {
        let tree = &self.facts.tree;
        self.here(body).any(|node| match self.kind(node) {
            Kind::Return | Kind::Question => true,
            Kind::Break => {
                let nearest = tree.ancestors(node).find(|&up| matches!(self.kind(up), Kind::For | Kind::While));
                !self.facts.tree[node].name.is_empty() || nearest.is_none_or(|it| !tree.is_within(it, body))
            }
            // To a loop further out, where the label is that of a loop around.
            Kind::Continue => {
                let label = self.name(node);
                let labelled =
                    |up: &NodeId| matches!(self.kind(*up), Kind::For | Kind::While) && self.name(*up) == label;
                let target = tree.ancestors(node).find(labelled).filter(|_| !label.is_empty());
                target.is_some_and(|it| it != body && tree.parent(body) != Some(it) && !tree.is_within(it, body))
            }
            Kind::Macro => {
                self.has(node, Flags::OPAQUE) && {
                    let text = self.text(node);
                    ["return", "break", "?"].iter().any(|word| text.contains(word))
                }
            }
            _ => false,
        })
    }

    /// Whether a macro whose tokens are not read as code may suspend: `.await` or `select!` is among them.
    pub(super) fn is_awaiting_macro(&self, node: NodeId) -> bool {
        self.kind(node) == Kind::Macro
            && self.has(node, Flags::OPAQUE)
            && (self.text(node).contains(".await")
                || matches!(self.macro_name(node).as_str(), "select" | "join" | "try_join"))
    }

    /// The name that a macro has where it is made, however the file calls it.
    fn macro_name(&self, node: NodeId) -> String {
        let path = self.child(node, Role::Callee).and_then(|callee| self.path(callee));
        let path = path.as_deref().unwrap_or(self.name(node));
        path.rsplit("::").next().unwrap_or_default().to_owned()
    }
}

/// The error of a type whose name ends in `Result`.
fn error_of(text: &str) -> Option<String> {
    let open = text.find('<')?;
    let head = text[..open].trim();
    let is_result = head.rsplit("::").next().is_some_and(|name| name.ends_with("Result"));
    let inner = text[open + 1..].strip_suffix('>').filter(|_| is_result)?;
    match outside_brackets(inner, ',') {
        Some(at) => Some(inner[at + 1..].trim().to_owned()),
        None => Some(format!("the error of {head}")),
    }
}

/// The error of the Result that `type Name<T> = Result<T, E>;` stands for, if no parameter decides it.
fn alias_error(declaration: &str) -> Option<String> {
    let text = declaration.split_whitespace().collect::<Vec<_>>().join(" ");
    let (name, given) = text.split_at(outside_brackets(&text, '=')?);
    let error = error_of(given[1..].trim().trim_end_matches(';').trim())?;
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric() && c != '_').map(str::to_owned).collect()
    };
    let parameters = words(name.split_once('<').map_or("", |(_, list)| list));
    let decided = words(&error).iter().any(|word| !word.is_empty() && parameters.contains(word));
    (!decided).then_some(error)
}

/// Where the first `wanted` stands outside brackets.
fn outside_brackets(text: &str, wanted: char) -> Option<usize> {
    let mut depth = 0i32;
    text.char_indices().find_map(|(at, c)| {
        match c {
            '<' | '(' | '[' => depth += 1,
            '>' | ')' | ']' => depth -= 1,
            _ => {}
        }
        (depth == 0 && c == wanted).then_some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::{alias_error, error_of};

    #[test]
    fn errors_of_results_and_their_aliases() {
        assert_eq!(error_of("Result<Vec<(u8, u8)>, Error>").as_deref(), Some("Error"));
        assert_eq!(error_of("io::Result<()>").as_deref(), Some("the error of io::Result"));
        assert_eq!(error_of("Option<u8>"), None);
        assert_eq!(alias_error("type Res<T> = Result<T, Error>;").as_deref(), Some("Error"));
        assert_eq!(alias_error("pub type Res<T, E = Error> = Result<T, E>;"), None);
        assert_eq!(alias_error("type Done = anyhow::Result<()>;").as_deref(), Some("the error of anyhow::Result"));
    }
}

//! The syntax of a file as one flat tree with the same kinds of nodes for every language.
//!
//! A node says what it is ([`Kind`]), what it is to its parent ([`Role`]), where it stands, and where its name stands.
//! Children are in source order unless their role says otherwise. Languages build trees with [`Builder`].

use std::ops::Index;

use crate::text::Span;

/// Index of a node in its [`Tree`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(u32);

impl NodeId {
    /// The root of every tree.
    pub const ROOT: NodeId = NodeId(0);

    /// As an index into a list that is parallel to the nodes.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$doc])* $variant,)* }

        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];

            /// The word that recipes use for it.
            pub const fn word(self) -> &'static str {
                match self { $($name::$variant => $word,)* }
            }

            /// The value for a word of a recipe.
            pub fn from_word(word: &str) -> Option<Self> {
                Some(match word { $($word => $name::$variant,)* _ => return None })
            }
        }
    };
}

words! {
    /// What a node is. Statements first, then expressions, then parts of both.
    Kind {
        /// The whole file.
        Module = "module",
        /// `def`, `lambda`, `function`, arrow function, method, getter, setter, constructor, `fn`, closure.
        Function = "function",
        /// A class (declaration or expression).
        Class = "class",
        /// An expression as a statement.
        Expression = "expression",
        /// `=` as a statement (Python) or one declarator (`x = 1` in `const x = 1`); targets have role `Target`.
        Assign = "assignment",
        /// `+=` and its kin, as statement or expression.
        AugAssign = "augmented assignment",
        /// `const`, `let`, `var`: children are `Assign` (role `Item`).
        Declare = "declaration",
        /// `return`.
        Return = "return",
        /// `if` statement; an `elif` is an `If` with role `Else`, flag `ELIF`.
        If = "if",
        /// `for x in xs`, `for (const x of xs)`; flag `ASYNC` for `async for` and `for await`.
        For = "for",
        /// `for (x in object)`.
        ForIn = "for in",
        /// `for (;;)`.
        ForLoop = "for loop",
        /// `while`.
        While = "while",
        /// `do … while`.
        DoWhile = "do while",
        /// `try`; flag `STAR` for `except*`.
        Try = "try",
        /// `except`, `catch`: the types in role `Type`, the name as `name`.
        Handler = "handler",
        /// `with`; flag `ASYNC`.
        With = "with",
        /// One item of a `with`: role `Value`, then optionally `Target`.
        WithItem = "with item",
        /// `match`, `switch`.
        Match = "match",
        /// One case of it.
        Case = "case",
        /// `raise`, `throw`.
        Raise = "raise",
        /// `import …`, `from … import …`, `export … from`; children are `ImportName`. In Python, `name` is the module
        /// behind `from`, with its dots.
        Import = "import",
        /// One imported name.
        ImportName = "imported name",
        /// `export` around a declaration or a list of names.
        Export = "export",
        /// `global`.
        Global = "global",
        /// `nonlocal`.
        Nonlocal = "nonlocal",
        /// `pass`, the empty statement.
        Pass = "pass",
        /// `break`.
        Break = "break",
        /// `continue`.
        Continue = "continue",
        /// `del`.
        Delete = "delete",
        /// `assert`.
        Assert = "assert",
        /// A label and its statement.
        Labeled = "labeled",
        /// `{ … }` as a statement or a body.
        Block = "block",
        /// A type declaration (alias, interface, enum, namespace …): present, not looked into.
        TypeDeclaration = "type declaration",

        /// A call: role `Callee`, then `Argument`s.
        Call = "call",
        /// `new X()`: same roles.
        New = "new",
        /// A keyword argument; `name` is the keyword, empty for `**mapping`; child role `Value`.
        Keyword = "keyword argument",
        /// `*x`, `...x`.
        Spread = "spread",
        /// `await x` (child role `Operand`).
        Await = "await",
        /// A name in an expression, a target or a pattern.
        Name = "name",
        /// `x.name`: child role `Object`, `name` the attribute; flag `OPTIONAL` for `?.`.
        Attribute = "attribute",
        /// `x[i]`: roles `Object`, `Index`.
        Subscript = "subscript",
        /// A slice inside a subscript.
        Slice = "slice",
        /// A string (or bytes) literal without embedded expressions.
        String = "string",
        /// A number.
        Number = "number",
        /// `True`, `true`.
        True = "true",
        /// `False`, `false`.
        False = "false",
        /// `None`, `null`, `undefined` is a name.
        None = "none",
        /// `...` in Python.
        Ellipsis = "ellipsis",
        /// A regular expression literal.
        Regex = "regex",
        /// An f-string or a template literal; its expressions have role `Part`.
        Template = "template",
        /// A tagged template: `Callee` and a `Template` in role `Argument`.
        TaggedTemplate = "tagged template",
        /// A tuple.
        Tuple = "tuple",
        /// A list or array literal, or such a pattern.
        List = "list",
        /// A set literal.
        Set = "set",
        /// A dict or object literal, or such a pattern; children are `Pair` or `Spread`.
        Dict = "dict",
        /// One entry: role `Key` (absent for `**x`), role `Value`.
        Pair = "pair",
        /// `[e for …]`: role `Element`, then `Clause`s.
        ListComprehension = "list comprehension",
        /// `{e for …}`.
        SetComprehension = "set comprehension",
        /// `{k: v for …}`: roles `Key`, `Value`, then `Clause`s.
        DictComprehension = "dict comprehension",
        /// `(e for …)`.
        Generator = "generator expression",
        /// One `for … in … if …` of a comprehension: `Target`, `Iterable`, `Condition`s; flag `ASYNC`.
        Clause = "clause",
        /// An arithmetic or bitwise operation: roles `Left`, `Right`.
        Binary = "binary",
        /// `and`, `or`, `&&`, `||`, `??`: children in role `Operand`.
        Logical = "logical",
        /// A comparison: role `Left`, then `Right`s.
        Compare = "comparison",
        /// `not`, `-`, `!`, `typeof`, `void`, `delete` …: role `Operand`.
        Unary = "unary",
        /// `++`, `--`.
        Update = "update",
        /// `a if t else b`, `t ? a : b`: roles `Test`, `Body`, `Else`.
        Conditional = "conditional",
        /// `:=`, and `=` as an expression: roles `Target`, `Value`.
        AssignExpression = "assignment expression",
        /// `yield`, `yield from`, `yield*`.
        Yield = "yield",
        /// `a, b` in JavaScript.
        Sequence = "sequence",
        /// `this`.
        This = "this",
        /// `super`.
        Super = "super",
        /// `import(…)`, `import.meta`, `new.target`.
        Meta = "meta",
        /// A JSX element or fragment; embedded expressions have role `Part`.
        Jsx = "jsx",
        /// `x as T`, `x satisfies T`, `x!`, `<T>x`: role `Value`; flag `CONST` for `as const`.
        Cast = "cast",
        /// A parameter: role `Target`, `Annotation`, `Default`; flags `REST`, `KEYWORD_ONLY`.
        Param = "parameter",
        /// A pattern of `match`: captures in role `Target`, parts in role `Element`, compared expressions in role
        /// `Value` or `Key`, the class in role `Callee`.
        Pattern = "pattern",
        /// A type, not looked into; in Python a type parameter, with its name in role `Target`.
        Type = "type",
        /// A call of a macro: its name as `name`, its brackets as `list`. What stands in it is there as far as it could be
        /// read: `Argument`s where the macro takes expressions, else parts with the flag `OPAQUE` on the macro.
        Macro = "macro",
        /// `e?` in Rust: role `Operand`.
        Question = "question mark",
        /// `&x`, `&mut x` in Rust: role `Operand`.
        Reference = "reference",
        /// `a..b`: roles `Left`, `Right`.
        Range = "range",
        /// `impl`, `trait`: what it is for in role `Type`, its trait in role `Base`, its functions in role `Body`.
        Impl = "impl",
        /// A field of a struct: its `name`, its type in role `Annotation`.
        Field = "field",
        /// Anything else; its children are there.
        Other = "other",
    }
}

words! {
    /// What a node is to its parent.
    Role {
        /// Statement of the body, or the expression body of a lambda, or the first branch of a conditional.
        Body = "body",
        /// Statement of `else`.
        Else = "else",
        /// Statement of `finally`.
        Finally = "finally",
        /// A handler or case.
        Handler = "handler",
        /// Tested expression.
        Test = "test",
        /// What is bound or written.
        Target = "target",
        /// What is given.
        Value = "value",
        /// What is walked.
        Iterable = "iterable",
        /// Element of a display or comprehension.
        Element = "element",
        /// Key of an entry.
        Key = "key",
        /// What is called.
        Callee = "callee",
        /// Argument of a call.
        Argument = "argument",
        /// What an attribute or index is taken from.
        Object = "object",
        /// The index.
        Index = "index",
        /// Left operand.
        Left = "left",
        /// Right operand.
        Right = "right",
        /// Operand.
        Operand = "operand",
        /// Parameter.
        Param = "param",
        /// Default of a parameter or property.
        Default = "default",
        /// Annotation of a parameter, variable or result.
        Annotation = "annotation",
        /// Result annotation of a function.
        Returns = "returns",
        /// Decorator.
        Decorator = "decorator",
        /// Base class.
        Base = "base",
        /// Clause of a comprehension.
        Clause = "clause",
        /// Condition of a clause, guard of a case.
        Condition = "condition",
        /// Item of a `with` or a declaration.
        Item = "item",
        /// Caught type, or the type of a cast.
        Type = "type",
        /// Expression inside a template, JSX or slice.
        Part = "part",
        /// First part of a C-style loop head.
        Init = "init",
        /// Last part of a C-style loop head.
        Update = "update",
        /// Any other relation.
        Child = "child",
    }
}

/// A small set of facts about a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Flags(u32);

impl Flags {
    /// `async` function, `async for`, `async with`, `for await`, async comprehension clause.
    pub const ASYNC: Flags = Flags(1);
    /// A function that yields.
    pub const GENERATOR: Flags = Flags(1 << 1);
    /// `elif`, `else if`.
    pub const ELIF: Flags = Flags(1 << 2);
    /// `except*`, `yield from`, `yield*`.
    pub const STAR: Flags = Flags(1 << 3);
    /// `**mapping`, `**kwargs`; the operator `**` in JavaScript.
    pub const DOUBLE_STAR: Flags = Flags(1 << 4);
    /// `?.`
    pub const OPTIONAL: Flags = Flags(1 << 5);
    /// A function whose body is one expression: `lambda`, `x => e`.
    pub const EXPRESSION_BODY: Flags = Flags(1 << 6);
    /// An arrow function.
    pub const ARROW: Flags = Flags(1 << 7);
    /// A `lambda`.
    pub const LAMBDA: Flags = Flags(1 << 8);
    /// A method, getter, setter or constructor of a class.
    pub const METHOD: Flags = Flags(1 << 9);
    /// A static method or field.
    pub const STATIC: Flags = Flags(1 << 10);
    /// A getter or setter.
    pub const ACCESSOR: Flags = Flags(1 << 11);
    /// A constructor.
    pub const CONSTRUCTOR: Flags = Flags(1 << 12);
    /// `*args`, `...rest`.
    pub const REST: Flags = Flags(1 << 13);
    /// A parameter that is given by name only.
    pub const KEYWORD_ONLY: Flags = Flags(1 << 14);
    /// A name that is written (or deleted) here.
    pub const STORE: Flags = Flags(1 << 15);
    /// `const`; `as const`.
    pub const CONST: Flags = Flags(1 << 16);
    /// `let`.
    pub const LET: Flags = Flags(1 << 17);
    /// `var`.
    pub const VAR: Flags = Flags(1 << 18);
    /// `import type`, `import { type X }`.
    pub const TYPE_ONLY: Flags = Flags(1 << 19);
    /// The operator is `or` / `||`.
    pub const OR: Flags = Flags(1 << 20);
    /// The operator is `??`.
    pub const NULLISH: Flags = Flags(1 << 21);
    /// The operator is `not` / `!`.
    pub const NOT: Flags = Flags(1 << 22);
    /// A statement that ends without its semicolon (JavaScript).
    pub const NO_SEMICOLON: Flags = Flags(1 << 23);
    /// A property that is written `{ x }`.
    pub const SHORTHAND: Flags = Flags(1 << 24);
    /// A computed key or member.
    pub const COMPUTED: Flags = Flags(1 << 25);
    /// The operator is `-`.
    pub const MINUS: Flags = Flags(1 << 26);
    /// A function that is itself an expression (not a declaration).
    pub const IN_EXPRESSION: Flags = Flags(1 << 27);
    /// A part of a path (`a::b`) rather than of a value (`a.b`); a call that gives the module of its name (`require('m')`).
    pub const PATH: Flags = Flags(1 << 28);
    /// `mut`.
    pub const MUTABLE: Flags = Flags(1 << 29);
    /// A macro whose tokens mean whatever the macro makes of them.
    pub const OPAQUE: Flags = Flags(1 << 30);
    /// A pattern that may not match: `if let`, `while let`, `let … else`.
    pub const REFUTABLE: Flags = Flags(1 << 31);

    /// Words that recipes use for flags.
    pub const WORDS: &'static [(&'static str, Flags)] = &[
        ("async", Flags::ASYNC),
        ("generator", Flags::GENERATOR),
        ("elif", Flags::ELIF),
        ("star", Flags::STAR),
        ("double_star", Flags::DOUBLE_STAR),
        ("optional", Flags::OPTIONAL),
        ("expression_body", Flags::EXPRESSION_BODY),
        ("arrow", Flags::ARROW),
        ("lambda", Flags::LAMBDA),
        ("method", Flags::METHOD),
        ("static", Flags::STATIC),
        ("accessor", Flags::ACCESSOR),
        ("constructor", Flags::CONSTRUCTOR),
        ("rest", Flags::REST),
        ("keyword_only", Flags::KEYWORD_ONLY),
        ("store", Flags::STORE),
        ("const", Flags::CONST),
        ("let", Flags::LET),
        ("var", Flags::VAR),
        ("type_only", Flags::TYPE_ONLY),
        ("or", Flags::OR),
        ("nullish", Flags::NULLISH),
        ("not", Flags::NOT),
        ("no_semicolon", Flags::NO_SEMICOLON),
        ("shorthand", Flags::SHORTHAND),
        ("computed", Flags::COMPUTED),
        ("minus", Flags::MINUS),
        ("in_expression", Flags::IN_EXPRESSION),
        ("path", Flags::PATH),
        ("mutable", Flags::MUTABLE),
        ("opaque", Flags::OPAQUE),
        ("refutable", Flags::REFUTABLE),
    ];

    /// Whether every flag of `other` is set.
    pub const fn has(self, other: Flags) -> bool {
        self.0 & other.0 == other.0
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }

    /// `other` if `condition` holds, else no flag.
    pub const fn when(condition: bool, other: Flags) -> Flags {
        if condition { other } else { Flags(0) }
    }
}

/// One node of the syntax.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// What it is to its parent.
    pub role: Role,
    /// More about it.
    pub flags: Flags,
    /// Where it stands, without parentheses around it.
    pub span: Span,
    /// Where its name stands: the name of a def, class, attribute, keyword, handler, imported name; else empty.
    pub name: Span,
    /// The list in brackets that belongs to it, brackets included: arguments of a call, parameters of a function;
    /// else empty.
    pub list: Span,
    parent: u32,
    first: u32,
    next: u32,
}

const NONE: u32 = u32::MAX;

/// The syntax of one file. Node 0 is the [`Kind::Module`].
#[derive(Debug, Default)]
pub struct Tree {
    nodes: Vec<Node>,
}

impl Index<NodeId> for Tree {
    type Output = Node;

    fn index(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }
}

fn id(raw: u32) -> Option<NodeId> {
    (raw != NONE).then_some(NodeId(raw))
}

impl Tree {
    /// Number of nodes.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is no node, not even the root.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Every node, parents before their children.
    pub fn ids(&self) -> impl Iterator<Item = NodeId> + use<> {
        (0..self.nodes.len() as u32).map(NodeId)
    }

    /// The node around `node`; none for the root.
    pub fn parent(&self, node: NodeId) -> Option<NodeId> {
        id(self[node].parent)
    }

    /// The children of `node`.
    pub fn children(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(id(self[node].first), |&child| id(self[child].next))
    }

    /// The children of `node` in one role.
    pub fn in_role(&self, node: NodeId, role: Role) -> impl Iterator<Item = NodeId> + '_ {
        self.children(node).filter(move |&child| self[child].role == role)
    }

    /// The first child of `node` in one role.
    pub fn child(&self, node: NodeId, role: Role) -> Option<NodeId> {
        self.in_role(node, role).next()
    }

    /// `node`'s parents from the nearest to the root.
    pub fn ancestors(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.parent(node), |&up| self.parent(up))
    }

    /// `node` and all below it, parents before their children.
    pub fn walk(&self, node: NodeId) -> Walk<'_> {
        Walk { tree: self, stack: vec![node], skip: None }
    }

    /// All below `node` that runs when `node` runs: bodies of nested functions and classes are left out, their
    /// decorators, defaults and bases are not.
    pub fn walk_here(&self, node: NodeId) -> Walk<'_> {
        Walk { tree: self, stack: vec![node], skip: Some(node) }
    }

    /// Whether `inner` is `outer` or below it.
    pub fn is_within(&self, inner: NodeId, outer: NodeId) -> bool {
        inner == outer || self.ancestors(inner).any(|up| up == outer)
    }

    /// The smallest node that covers `span`.
    pub fn covering(&self, span: Span) -> NodeId {
        let mut at = NodeId::ROOT;
        while let Some(child) = self.children(at).find(|&child| self[child].span.contains(span)) {
            at = child;
        }
        at
    }

    /// The outermost node that covers exactly `span`.
    pub fn exactly(&self, span: Span) -> Option<NodeId> {
        let mut at = NodeId::ROOT;
        loop {
            if self[at].span == span {
                return Some(at);
            }
            at = self.children(at).find(|&child| self[child].span.contains(span))?;
        }
    }
}

/// Walks a tree from the top, see [`Tree::walk`].
pub struct Walk<'a> {
    tree: &'a Tree,
    stack: Vec<NodeId>,
    skip: Option<NodeId>,
}

impl Walk<'_> {
    fn deferred(&self, parent: NodeId, child: NodeId) -> bool {
        self.skip.is_some_and(|start| parent != start)
            && match self.tree[parent].kind {
                Kind::Function => {
                    matches!(self.tree[child].role, Role::Body | Role::Param) && self.tree[child].kind != Kind::Param
                }
                _ => false,
            }
    }
}

impl Iterator for Walk<'_> {
    type Item = NodeId;

    fn next(&mut self) -> Option<NodeId> {
        let node = self.stack.pop()?;
        let from = self.stack.len();
        let mut child = id(self.tree[node].first);
        while let Some(at) = child {
            if !self.deferred(node, at) {
                self.stack.push(at);
            }
            child = id(self.tree[at].next);
        }
        self.stack[from..].reverse();
        Some(node)
    }
}

/// Builds a [`Tree`] from the top down: open a node, add what is inside, close it.
#[derive(Debug, Default)]
pub struct Builder {
    nodes: Vec<Node>,
    open: Vec<u32>,
    last: Vec<u32>,
}

impl Builder {
    /// A builder with room for so many nodes.
    pub fn with_capacity(nodes: usize) -> Self {
        Self { nodes: Vec::with_capacity(nodes), ..Self::default() }
    }

    /// Starts a node inside the open one.
    pub fn open(&mut self, kind: Kind, role: Role, span: Span) -> NodeId {
        let at = self.nodes.len() as u32;
        let parent = self.open.last().copied().unwrap_or(NONE);
        if let Some(last) = self.last.last_mut() {
            match *last {
                NONE => self.nodes[parent as usize].first = at,
                previous => self.nodes[previous as usize].next = at,
            }
            *last = at;
        }
        let empty = Span::default();
        let flags = Flags::default();
        self.nodes.push(Node { kind, role, flags, span, name: empty, list: empty, parent, first: NONE, next: NONE });
        self.open.push(at);
        self.last.push(NONE);
        NodeId(at)
    }

    /// Ends the node that was opened last.
    pub fn close(&mut self) {
        self.open.pop();
        self.last.pop();
    }

    /// A node without children.
    pub fn leaf(&mut self, kind: Kind, role: Role, span: Span) -> NodeId {
        let node = self.open(kind, role, span);
        self.close();
        node
    }

    /// Says more of a node that was opened.
    pub fn node(&mut self, node: NodeId) -> &mut Node {
        &mut self.nodes[node.index()]
    }

    /// Adds flags to a node.
    pub fn flag(&mut self, node: NodeId, flags: Flags) {
        let node = self.node(node);
        node.flags = node.flags.with(flags);
    }

    /// The finished tree.
    pub fn finish(self) -> Tree {
        Tree { nodes: self.nodes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Tree {
        let mut builder = Builder::default();
        builder.open(Kind::Module, Role::Child, Span::new(0, 9));
        builder.open(Kind::Expression, Role::Body, Span::new(0, 9));
        builder.open(Kind::Call, Role::Value, Span::new(0, 9));
        builder.leaf(Kind::Name, Role::Callee, Span::new(0, 1));
        builder.leaf(Kind::Name, Role::Argument, Span::new(2, 3));
        builder.close();
        builder.close();
        builder.close();
        builder.finish()
    }

    #[test]
    fn walks_parents_before_children() {
        let tree = sample();
        let kinds: Vec<Kind> = tree.walk(NodeId::ROOT).map(|node| tree[node].kind).collect();
        assert_eq!(kinds, [Kind::Module, Kind::Expression, Kind::Call, Kind::Name, Kind::Name]);
    }

    #[test]
    fn finds_nodes_by_place() {
        let tree = sample();
        assert_eq!(tree[tree.covering(Span::new(2, 3))].role, Role::Argument);
        assert_eq!(tree.exactly(Span::new(0, 9)), Some(NodeId::ROOT));
        assert_eq!(tree.exactly(Span::new(1, 3)), None);
    }

    #[test]
    fn every_word_names_one_value() {
        for &kind in Kind::ALL {
            assert_eq!(Kind::from_word(kind.word()), Some(kind));
        }
        for &role in Role::ALL {
            assert_eq!(Role::from_word(role.word()), Some(role));
        }
    }
}

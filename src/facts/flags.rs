//! Small facts about a node of the syntax, each a bit.

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
    /// A part of a path (`a::b`) rather than of a value (`a.b`).
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

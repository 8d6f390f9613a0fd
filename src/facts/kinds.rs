//! What a node of the syntax is, and what it is to its parent: the same words for every language and every recipe.

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
        /// A slice inside a subscript: from `Left` to `Right`, every `Part`th.
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

#[cfg(test)]
mod tests {
    use super::*;

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

//! A recipe as it is written: the TOML form, with unknown keys refused.
//!
//! Every kind of step has a table of its own, so that an error can name file, line and column. The JSON Schema that
//! editors use is made from these types. What the fields mean is said here once; `ARCHITECTURE.md` lists the words that
//! expressions and templates may use.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

/// One recipe: what is wrong, where it applies, what is written instead.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "punchlist recipe")]
pub struct Recipe {
    /// What is wrong, in one line, as a sentence without a full stop.
    pub title: String,
    /// Id of the checklist item that the recipe checks; none for a migration that belongs to no checklist.
    pub item: Option<String>,
    /// The language of the recipe; needed only where its folder is not named after one.
    pub language: Option<String>,
    /// How bad it is.
    #[serde(default)]
    pub severity: Severity,
    /// Why it matters: a few sentences of plain text.
    pub why: String,
    /// Where that is documented.
    #[serde(default)]
    pub sources: Vec<String>,
    /// Rules of other linters that say the same, by code and by name: a comment that names one leaves the place as it is.
    #[serde(default)]
    pub linters: Vec<String>,
    /// Ids of the primitives that come into question where it finds something; `explain` tells which is right when.
    #[serde(default)]
    pub primitives: Vec<String>,
    /// Whether the recipe runs without being selected.
    #[serde(default = "yes")]
    pub default: bool,
    /// How far its rewrites can be trusted, unless one says otherwise; `suggestion` where nothing is said.
    #[serde(default)]
    pub safety: Safety,
    /// A template for what its rewrites change, shown beside the safety; the title where nothing is said.
    pub says: Option<String>,
    /// The lowest version of the language that the new code runs on: `3.11`.
    pub floor: Option<String>,
    /// Ids of recipes that go first where both want to change one place.
    #[serde(default)]
    pub after: Vec<String>,
    /// Settings that users may change.
    #[serde(default)]
    pub options: BTreeMap<String, OptionSpec>,
    /// Where it applies: cases tried in order, the first that fits wins.
    #[serde(deserialize_with = "super::one_or_many::tables")]
    #[schemars(with = "super::one_or_many::OneOrMany<Find>")]
    pub find: Vec<Find>,
    /// Sites that are found but not rewritten, tried in order.
    #[serde(default, deserialize_with = "super::one_or_many::tables")]
    #[schemars(with = "super::one_or_many::OneOrMany<Refuse>")]
    pub refuse: Vec<Refuse>,
    /// Named values for the rewrites, each `name = expression`, in order; made when no refusal holds.
    #[serde(default, rename = "let")]
    pub lets: Vec<String>,
    /// Macros that every template of the recipe can call.
    #[serde(default)]
    pub macros: String,
    /// What is written: tried in order, the first that fits wins. A recipe without any only reports.
    #[serde(default, deserialize_with = "super::one_or_many::tables")]
    #[schemars(with = "super::one_or_many::OneOrMany<Write>")]
    pub write: Vec<Write>,
    /// Steps for the rewrites that have none of their own.
    #[serde(default)]
    pub edit: Vec<EditStep>,
    /// A test that shows the trouble of a site by running it; `punchlist stress` writes it.
    pub stress: Option<Stress>,
    /// Examples, run as tests and shown by `explain`.
    #[serde(default)]
    pub example: Vec<Example>,
}

fn yes() -> bool {
    true
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A defect.
    Error,
    /// A risk.
    #[default]
    Warning,
    /// A better way exists.
    Info,
}

/// A setting of a recipe.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OptionSpec {
    /// The value without a setting; it also gives the type.
    #[schemars(with = "serde_json::Value")]
    pub default: toml::Value,
    /// What it decides, in one line.
    pub about: String,
    /// The values it may take; any of its type where none are given.
    #[serde(default)]
    #[schemars(with = "Vec<serde_json::Value>")]
    pub choices: Vec<toml::Value>,
    /// The smallest number it may take.
    pub minimum: Option<i64>,
}

/// A case of finding: what the site looks like. Every key that is given must hold.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Find {
    /// The site is a call of one of these, whatever they are called in the file.
    #[serde(default, deserialize_with = "super::one_or_many::strings")]
    #[schemars(with = "super::one_or_many::OneOrMany<String>")]
    pub call: Vec<String>,
    /// The site is a call of a method of this name on a value.
    #[serde(default, deserialize_with = "super::one_or_many::strings")]
    #[schemars(with = "super::one_or_many::OneOrMany<String>")]
    pub method: Vec<String>,
    /// With `method`: the value is an instance of one of these classes.
    #[serde(default, deserialize_with = "super::one_or_many::strings")]
    #[schemars(with = "super::one_or_many::OneOrMany<String>")]
    pub of: Vec<String>,
    /// The site is a node of one of these kinds.
    #[serde(default, deserialize_with = "super::one_or_many::strings")]
    #[schemars(with = "super::one_or_many::OneOrMany<String>")]
    pub node: Vec<String>,
    /// Things of which one at least has to be named in the file; a `node` alone says nothing of what the text looks like.
    #[serde(default, deserialize_with = "super::one_or_many::strings")]
    #[schemars(with = "super::one_or_many::OneOrMany<String>")]
    pub mentions: Vec<String>,
    /// Words all of which have to occur in the file; those of one text side by side: `static mut`.
    #[serde(default, deserialize_with = "super::one_or_many::strings")]
    #[schemars(with = "super::one_or_many::OneOrMany<String>")]
    pub words: Vec<String>,
    /// The site is a call by itself of an async function of the project: files that hold none by the look of their names
    /// are not read.
    #[serde(default)]
    pub drops_async: bool,
    /// The site matches one of these ast-grep patterns; `$NAME` and `$$$NAMES` become values of the same names.
    #[serde(default, deserialize_with = "super::one_or_many::strings")]
    #[schemars(with = "super::one_or_many::OneOrMany<String>")]
    pub pattern: Vec<String>,
    /// The site matches this ast-grep rule (`pattern`, `kind`, `inside`, `has`, `all`, `any`, `not`, …).
    #[schemars(with = "Option<serde_json::Value>")]
    pub rule: Option<toml::Value>,
    /// `name in expression`: every element of a list that the file gives is a candidate, under that name; its place is the
    /// element itself, or its `node`.
    pub each: Option<String>,
    /// Names in a pattern that must stand for these things: `{ LOCK = "threading.Lock" }`.
    #[serde(default)]
    pub resolves: BTreeMap<String, String>,
    /// Kind of the nearest function: `async function`, `sync function`, `function`, `module` (none); `async code` is an async
    /// function or the top of a notebook's cell.
    pub within: Option<String>,
    /// What becomes of the site's value: one of these words of `kept`.
    #[serde(default, deserialize_with = "super::one_or_many::strings")]
    #[schemars(with = "super::one_or_many::OneOrMany<String>")]
    pub kept: Vec<String>,
    /// Whether its value has to be used where one is needed that is there already, as the word `is_data` tells.
    #[serde(default)]
    pub is_data: bool,
    /// What the site gives: one of these words of `type`.
    #[serde(default, deserialize_with = "super::one_or_many::strings")]
    #[schemars(with = "super::one_or_many::OneOrMany<String>")]
    pub gives: Vec<String>,
    /// Named values, each `name = expression`, in order.
    #[serde(default, rename = "let")]
    pub lets: Vec<String>,
    /// An expression that must hold.
    pub when: Option<String>,
    /// An expression that must not hold.
    pub unless: Option<String>,
    /// An expression for the node whose place the finding has; the site itself where absent.
    pub at: Option<String>,
}

/// A kind of site that is found but not rewritten.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Refuse {
    /// Named values, each `name = expression`, in order; later refusals and writes see them too.
    #[serde(default, rename = "let")]
    pub lets: Vec<String>,
    /// The expression that must hold.
    pub when: String,
    /// Id of the reason.
    pub reason: String,
    /// `report` where the change needs a person anyway.
    #[serde(default)]
    pub action: RefuseAction,
    /// A template for a text that names the parts of the site; the reason's own text where absent.
    pub text: Option<String>,
}

/// What is told of a refused site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RefuseAction {
    /// It could be rewritten elsewhere, not here.
    #[default]
    Refuse,
    /// The change needs a person.
    Report,
}

/// How far a rewrite can be trusted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// Same behaviour: written by default.
    Safe,
    /// Meant to change something: written with `--unsafe` or by a person's yes.
    Unsafe,
    /// Shown only.
    #[default]
    Suggestion,
}

/// A rewrite.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Write {
    /// Named values, each `name = expression`, in order.
    #[serde(default, rename = "let")]
    pub lets: Vec<String>,
    /// The expression that must hold; always where absent.
    pub when: Option<String>,
    /// How far it can be trusted; what the recipe says where absent.
    pub safety: Option<Safety>,
    /// Whether it is for places out of the ordinary: the safety of the recipe as a whole is that of its other rewrites.
    #[serde(default)]
    pub exception: bool,
    /// A template for what it changes, shown beside the safety; what the recipe says where absent.
    pub says: Option<String>,
    /// The lowest version of the language that the new code runs on; what the recipe says where absent.
    pub floor: Option<String>,
    /// For the simplest rewrites: a template that replaces the site.
    pub replace: Option<String>,
    /// The steps, made together.
    #[serde(default)]
    pub edit: Vec<EditStep>,
}

/// One step of a rewrite. Exactly one of `replace`, `append`, `above`, `above_comments`, `below`, `remove`, `drop`, `lift`,
/// `unblock`, `block`, `module`, `package` says what it does.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EditStep {
    /// `name in expression`: the step is made for each element, under that name.
    pub each: Option<String>,
    /// Named values, each `name = expression`, in order.
    #[serde(default, rename = "let")]
    pub lets: Vec<String>,
    /// The expression that must hold.
    pub when: Option<String>,
    /// An expression for the node (or the list of adjacent statements) that `with` replaces.
    pub replace: Option<String>,
    /// An expression for the node in brackets (a call, a list, an object) that gets `text` as its last element.
    pub append: Option<String>,
    /// The template for `replace`.
    pub with: Option<String>,
    /// An expression for the statement right above which the lines of `text` are put.
    pub above: Option<String>,
    /// The same, but above the comment lines that touch the statement.
    pub above_comments: Option<String>,
    /// An expression for the statement below which the lines of `text` are put.
    pub below: Option<String>,
    /// The template for `append`, `above`, `above_comments` and `below`.
    pub text: Option<String>,
    /// An expression for the statement that goes, with its line.
    pub remove: Option<String>,
    /// An expression for an assignment to a local name that goes if nothing reads the name any more once every rewrite of
    /// the file is made.
    pub drop: Option<String>,
    /// An expression for a definition that moves, with the comment lines that touch it, above the top-level statement
    /// that holds it.
    pub lift: Option<String>,
    /// An expression for a statement that loses its head: what stands in its block, comments too, moves out by one step.
    pub unblock: Option<String>,
    /// An expression for a list of adjacent statements that move into a block, one step of indentation deeper.
    pub block: Option<String>,
    /// With `block`: an expression for blocks with that very head among the statements; only their heads go.
    pub merge: Option<String>,
    /// With `block`: the comments above the first statement and below the last one move along.
    #[serde(default)]
    pub comments: bool,
    /// The template for the head of `block`.
    pub header: Option<String>,
    /// A template for a definition at module level, made once a file.
    pub module: Option<String>,
    /// A package that the nearest manifest has to list.
    pub package: Option<Package>,
}

/// A package that new code needs.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// Version ranges, tried in order.
    #[serde(default)]
    pub version: Vec<PackageVersion>,
    /// Features that have to be on, where the language knows such (Rust); of `a | b` one is enough.
    #[serde(default)]
    pub features: Vec<String>,
}

/// A version range of a package and when it is the right one.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PackageVersion {
    /// A condition on the project, such as `commonjs` or `node < 20`; always where absent.
    #[serde(default)]
    pub when: String,
    /// The range as the manifest writes it.
    pub range: String,
}

/// A test that runs the code of a site until its trouble shows. What a harness says comes behind what the recipe says.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stress {
    /// The name of a harness in `stress/<language>.toml`, which gives what is not said here.
    pub harness: Option<String>,
    /// Named values, each `name = expression`, in order; made before any condition.
    #[serde(default, rename = "let")]
    pub lets: Vec<String>,
    /// Sites for which no test can be made, tried in order.
    #[serde(default, deserialize_with = "super::one_or_many::tables")]
    #[schemars(with = "super::one_or_many::OneOrMany<StressRefuse>")]
    pub refuse: Vec<StressRefuse>,
    /// Macros that the templates can call.
    #[serde(default)]
    pub macros: String,
    /// A template for the name of the file; `test` holds `stem`, `line`, `recipe`.
    pub file: Option<String>,
    /// A template for the text of the test; a line with `FILL IN:` is a place that is left to a person.
    pub text: Option<String>,
    /// A template for what is told once it is written.
    pub says: Option<String>,
}

/// A site for which no test can be made.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StressRefuse {
    /// An expression; it holds where no test can be made.
    pub when: String,
    /// A template for the reason.
    pub text: String,
}

/// Tests that several recipes share: `[harness.<name>]` tables.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Harnesses {
    /// Macros that all of them can call.
    #[serde(default)]
    pub macros: String,
    /// By name.
    pub harness: BTreeMap<String, Stress>,
}

/// An example of a recipe: a test, and what `explain` shows.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// What it shows, in a few words.
    pub note: Option<String>,
    /// The code as found.
    pub before: String,
    /// The code after the rewrite; none where nothing is written.
    pub after: Option<String>,
    /// Id of the reason for which the site is left alone.
    pub refuse: Option<String>,
    /// The file's ending where it matters: `ts`, `cjs`.
    pub ending: Option<String>,
}

/// Which primitive is right when: `[primitive.<id>]` tables.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Primitives {
    /// By id.
    pub primitive: BTreeMap<String, Primitive>,
}

/// A primitive and when it is the right one.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Primitive {
    /// What it is called in code.
    pub name: String,
    /// What it is for, and what it is not.
    pub when: String,
}

/// Reasons of refusals: `[reason.<id>]` tables.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reasons {
    /// By id.
    pub reason: BTreeMap<String, ReasonText>,
}

/// The text of a reason.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReasonText {
    /// What a person reads.
    pub text: String,
    /// The text with the names of a site put in, as an example.
    pub example: Option<String>,
}

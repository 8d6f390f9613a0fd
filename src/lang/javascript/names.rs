//! Who stands behind each name: oxc's symbols and references as [`Scopes`].
//!
//! oxc resolves the names; this file only writes down what the walk of `syntax` meets, and knows which expressions
//! stand for a module.

use std::cell::Cell;
use std::sync::Arc;

use oxc_ast::ast::{BindingIdentifier, Expression, IdentifierReference};
use oxc_semantic::Scoping;
use oxc_syntax::reference::Reference;
use oxc_syntax::scope::{ScopeFlags, ScopeId as OxcScope};
use oxc_syntax::symbol::SymbolId;
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::paths::{join, module_path};
use super::syntax::here;
use crate::facts::{Bind, Binding, BindingId, How, NodeId, Scope, ScopeId, ScopeKind, Scopes};

/// A bind that was noted and whose [`How`] may still be told.
#[derive(Clone, Copy)]
pub(super) struct Noted {
    binding: BindingId,
    bind: usize,
}

/// Collects the names of one program during its walk.
pub(super) struct Names<'a> {
    scoping: &'a Scoping,
    scopes: Scopes,
    modules: Vec<String>,
    /// The scope of the place that is read now.
    now: ScopeId,
    /// Number of `with` statements around the place: there no name is certain.
    within_with: u32,
    /// Number of `if`, `try`, loops and `switch` around the place, inside the nearest function.
    branches: u32,
}

/// What [`Names::leave`] goes back to.
pub(super) struct Outer {
    scope: ScopeId,
    branches: u32,
    within_with: u32,
}

impl<'a> Names<'a> {
    /// Scopes and bindings as oxc has found them, without places yet.
    pub fn new(scoping: &'a Scoping, nodes: usize) -> Self {
        let bindings: Vec<Binding> = scoping.symbol_ids().map(|id| empty_binding(scoping, id)).collect();
        let mut scopes = Scopes {
            scopes: scoping.scope_descendants_from_root().map(|id| empty_scope(scoping, id, &bindings)).collect(),
            bindings,
            ..Scopes::default()
        };
        scopes.of_name.reserve(nodes);
        scopes.of_node.reserve(nodes);
        Self { scoping, scopes, modules: Vec::new(), now: ScopeId(0), within_with: 0, branches: 0 }
    }

    /// The finished names, and the modules that are imported from.
    pub fn finish(mut self) -> (Scopes, Vec<String>) {
        self.modules.sort_unstable();
        self.modules.dedup();
        (self.scopes, self.modules)
    }

    /// A node was added to the tree.
    pub fn node(&mut self) {
        self.scopes.of_name.push(None);
        self.scopes.of_node.push(self.now);
    }

    /// Goes into the scope that `node` opens.
    pub fn enter(&mut self, node: NodeId, scope: &Cell<Option<OxcScope>>) -> Outer {
        let outer = Outer { scope: self.now, branches: self.branches, within_with: self.within_with };
        let Some(id) = scope.get() else { return outer };
        self.place(node, id);
        self.now = ScopeId(id.index() as u32);
        let flags = self.scoping.scope_flags(id);
        if flags.is_var() {
            self.branches = 0;
        }
        self.within_with += u32::from(flags.is_with());
        outer
    }

    /// Back to the scope around.
    pub fn leave(&mut self, outer: Outer) {
        self.now = outer.scope;
        self.branches = outer.branches;
        self.within_with = outer.within_with;
    }

    /// Says which node opens a scope that is not gone into.
    pub fn place(&mut self, node: NodeId, scope: OxcScope) {
        self.scopes.scopes[scope.index()].node = node;
    }

    /// The same for the scope that a part of the syntax has, if it has one.
    pub fn place_scope(&mut self, node: NodeId, scope: &Cell<Option<OxcScope>>) {
        if let Some(scope) = scope.get() {
            self.place(node, scope);
        }
    }

    /// What comes until [`Names::unbranch`] may not run, or run often.
    pub fn branch(&mut self) {
        self.branches += 1;
    }

    /// Ends [`Names::branch`].
    pub fn unbranch(&mut self) {
        self.branches -= 1;
    }

    /// Whether a `var` at the place may be left unset.
    pub fn conditional(&self) -> bool {
        self.branches > 0
    }

    /// Whether the place stands in no scope but the module's.
    pub fn at_top(&self) -> bool {
        self.now == ScopeId(0)
    }

    /// Whether the code at the place runs when the module is loaded.
    pub fn in_module(&self) -> bool {
        self.home(self.now) == self.scoping.root_scope_id()
    }

    /// Notes a module that is imported from.
    pub fn module(&mut self, specifier: &str) {
        let module = module_path(specifier);
        if self.modules.last().is_none_or(|last| last != module) {
            self.modules.push(module.to_owned());
        }
    }

    /// A declared name: `node` is the `Name` or the node that `how` tells.
    pub fn declare(&mut self, node: NodeId, id: &BindingIdentifier<'a>, how: How) -> Option<Noted> {
        let symbol = id.symbol_id.get()?;
        Some(self.bind(symbol, node, how))
    }

    /// The `Name` at `node` stands for this declared name.
    pub fn is_name(&mut self, node: NodeId, id: &BindingIdentifier<'a>) {
        self.scopes.of_name[node.index()] = id.symbol_id.get().map(binding_of);
    }

    /// A name in an expression or a target, read or written as oxc says.
    pub fn refer(&mut self, node: NodeId, id: &IdentifierReference<'a>) -> Option<Noted> {
        let reference = self.reference(id)?;
        let (reads, writes) = (reference.is_read() || reference.is_type(), reference.is_write());
        let Some(symbol) = reference.symbol_id() else {
            if self.within_with == 0 {
                self.scopes.free.push((node, here(id.span)));
            }
            return None;
        };
        if !self.is_uncertain(id) {
            self.scopes.of_name[node.index()] = Some(binding_of(symbol));
        }
        if reads {
            self.scopes.bindings[symbol.index()].reads.push(node);
        }
        writes.then(|| self.bind(symbol, node, How::Part))
    }

    /// Whether an object of a `with` around the place may have a property of this name: then nothing is sure of it.
    pub fn is_uncertain(&self, id: &IdentifierReference<'a>) -> bool {
        let symbol = || self.reference(id).and_then(Reference::symbol_id);
        self.within_with > 0 && symbol().is_none_or(|symbol| self.hidden_by_with(symbol))
    }

    /// Whether a name inside a type stands for something that exists at run time, is imported, or is a type that a block
    /// declares: what moves out of the block does not see it any more.
    pub fn matters_in_type(&self, id: &IdentifierReference<'a>) -> bool {
        self.reference(id).and_then(Reference::symbol_id).is_some_and(|symbol| {
            let flags = self.scoping.symbol_flags(symbol);
            let inner = || self.scoping.symbol_scope_id(symbol) != self.scoping.root_scope_id();
            flags.is_import() || flags.is_value() || !flags.is_type_parameter() && inner()
        })
    }

    /// Whether no scope of the file binds the name.
    pub fn is_free(&self, id: &IdentifierReference<'a>) -> bool {
        self.within_with == 0 && self.reference(id).is_some_and(|reference| reference.symbol_id().is_none())
    }

    /// Tells how a noted bind binds.
    pub fn tell(&mut self, noted: Option<Noted>, how: How) {
        if let Some(Noted { binding, bind }) = noted {
            self.scopes.bindings[binding.index()].binds[bind].how = how;
        }
    }

    /// The place that bound a name last.
    pub fn last(&self, id: &BindingIdentifier<'a>) -> Option<Noted> {
        let binding = binding_of(id.symbol_id.get()?);
        let binds = self.scopes.binding(binding).binds.len();
        Some(Noted { binding, bind: binds.checked_sub(1)? })
    }

    /// Others can see the name.
    pub fn export(&mut self, id: &BindingIdentifier<'a>) {
        if let Some(symbol) = id.symbol_id.get() {
            self.scopes.bindings[symbol.index()].exported = true;
        }
    }

    /// Others can see what the name stands for.
    pub fn export_reference(&mut self, id: &IdentifierReference<'a>) {
        if let Some(symbol) = self.reference(id).and_then(Reference::symbol_id) {
            self.scopes.bindings[symbol.index()].exported = true;
        }
    }

    /// The path of the module, or of the part of one, that an expression stands for: `require('fs').promises`,
    /// `await import('x')`, and a name bound to such a thing once and for all.
    pub fn path_of(&self, expression: &Expression<'a>) -> Option<String> {
        match expression.get_inner_expression() {
            Expression::CallExpression(call) => {
                let Expression::Identifier(callee) = &call.callee else { return None };
                let [argument] = &call.arguments[..] else { return None };
                let is_require = callee.name == "require" && self.is_free(callee);
                is_require.then(|| string_of(argument.as_expression()?)).flatten().map(|it| module_path(it).to_owned())
            }
            Expression::AwaitExpression(awaited) => match awaited.argument.get_inner_expression() {
                Expression::ImportExpression(import) => string_of(&import.source).map(|it| module_path(it).to_owned()),
                _ => None,
            },
            Expression::StaticMemberExpression(member) => {
                Some(join(self.path_of(&member.object)?, &member.property.name))
            }
            Expression::ComputedMemberExpression(member) => {
                Some(join(self.path_of(&member.object)?, string_of(&member.expression)?))
            }
            Expression::Identifier(id) => self.lasting_import(id),
            _ => None,
        }
    }

    /// Whether the expression itself loads the module, rather than going through a name.
    pub fn loads(&self, expression: &Expression<'a>) -> bool {
        match expression.get_inner_expression() {
            Expression::StaticMemberExpression(member) => self.loads(&member.object),
            Expression::ComputedMemberExpression(member) => self.loads(&member.object),
            Expression::Identifier(_) => false,
            inner => self.path_of(inner).is_some(),
        }
    }

    fn lasting_import(&self, id: &IdentifierReference<'a>) -> Option<String> {
        let symbol = self.reference(id)?.symbol_id()?;
        let flags = self.scoping.symbol_flags(symbol);
        let lasting = flags.is_import() || flags.is_const_variable();
        match &self.scopes.bindings[symbol.index()].single()?.how {
            How::Import { path, type_only: false, conditional: false } if lasting => Some(path.clone()),
            _ => None,
        }
    }

    fn reference(&self, id: &IdentifierReference<'a>) -> Option<&Reference> {
        Some(self.scoping.get_reference(id.reference_id.get()?))
    }

    fn bind(&mut self, symbol: SymbolId, node: NodeId, how: How) -> Noted {
        let from_inside = self.home(self.now) != self.home(scope_of(self.scoping.symbol_scope_id(symbol)));
        let binds = &mut self.scopes.bindings[symbol.index()].binds;
        binds.push(Bind { node, from_inside, how });
        Noted { binding: binding_of(symbol), bind: binds.len() - 1 }
    }

    /// The function, module or namespace around a scope.
    fn home(&self, scope: ScopeId) -> OxcScope {
        let id = OxcScope::from_usize(scope.0 as usize);
        let found = self.scoping.scope_ancestors(id).find(|&up| self.scoping.scope_flags(up).is_var());
        found.unwrap_or(self.scoping.root_scope_id())
    }

    /// Whether an object of a `with` between the place and the symbol's scope may have a property of its name.
    fn hidden_by_with(&self, symbol: SymbolId) -> bool {
        let now = OxcScope::from_usize(self.now.0 as usize);
        let owner = self.scoping.symbol_scope_id(symbol);
        let mut between = self.scoping.scope_ancestors(now).take_while(|&up| up != owner);
        between.any(|up| self.scoping.scope_flags(up).is_with())
    }
}

fn empty_scope(scoping: &Scoping, id: OxcScope, all: &[Binding]) -> Scope {
    let bindings = scoping.get_bindings(id);
    let mut names = FxHashMap::with_capacity_and_hasher(bindings.len(), FxBuildHasher);
    names.extend(bindings.iter().map(|(_, &symbol)| (Arc::clone(&all[symbol.index()].name), binding_of(symbol))));
    let kind = kind_of(scoping.scope_flags(id));
    Scope { node: NodeId::ROOT, parent: scoping.scope_parent_id(id).map(scope_of), kind, names }
}

fn empty_binding(scoping: &Scoping, id: SymbolId) -> Binding {
    Binding {
        name: Arc::from(scoping.symbol_name(id)),
        scope: scope_of(scoping.symbol_scope_id(id)),
        binds: Vec::new(),
        reads: Vec::new(),
        exported: false,
    }
}

/// A class body is a block here: unlike in Python, methods see what it binds (its own name, its type parameters).
fn kind_of(flags: ScopeFlags) -> ScopeKind {
    if flags.is_top() {
        ScopeKind::Module
    } else if flags.is_function() {
        ScopeKind::Function
    } else {
        ScopeKind::Block
    }
}

fn binding_of(symbol: SymbolId) -> BindingId {
    BindingId::new(symbol.index())
}

fn scope_of(scope: OxcScope) -> ScopeId {
    ScopeId(scope.index() as u32)
}

fn string_of<'e>(expression: &'e Expression<'_>) -> Option<&'e str> {
    match expression {
        Expression::StringLiteral(string) => Some(string.value.as_str()),
        Expression::TemplateLiteral(template) if template.expressions.is_empty() => {
            template.quasis.first()?.value.cooked.as_ref().map(|cooked| cooked.as_str())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse::facts;
    use super::*;
    use crate::facts::Facts;
    use crate::text::Source;

    fn read(path: &str, text: &str) -> Facts {
        facts(&Source::new(path, text)).expect("it parses")
    }

    /// How the binding is bound, place by place, and how often it is read.
    fn told(facts: &Facts, name: &str) -> String {
        let (_, binding) = facts.scopes.all().find(|(_, it)| &*it.name == name).expect("it is bound");
        let hows: Vec<String> = binding
            .binds
            .iter()
            .map(|bind| {
                let how = match &bind.how {
                    How::Import { path, type_only, conditional } => {
                        let marks = [(*type_only, "type "), (*conditional, "maybe ")];
                        let marks: String = marks.iter().filter(|mark| mark.0).map(|mark| mark.1).collect();
                        format!("{marks}{path}")
                    }
                    How::Value(node) => format!("={}", facts.tree[*node].kind.word()),
                    How::Loop(node) => format!("loop {}", node.map_or("-", |node| facts.tree[node].kind.word())),
                    other => format!("{other:?}").to_lowercase(),
                };
                if bind.from_inside { format!("inside {how}") } else { how }
            })
            .collect();
        format!("{} / {}", hows.join(", "), binding.reads.len())
    }

    fn check(text: &str, name: &str, expected: &str) {
        assert_eq!(told(&read("a.js", text), name), expected, "{name} in {text}");
    }

    fn check_ts(text: &str, name: &str, expected: &str) {
        assert_eq!(told(&read("a.ts", text), name), expected, "{name} in {text}");
    }

    #[test]
    fn every_form_of_import_gives_a_path() {
        check("import d from 'm'", "d", "m.default / 0");
        check("import * as n from 'm'; n.x", "n", "m / 1");
        check("import { a as b } from 'm'", "b", "m.a / 0");
        check("import { 'x y' as b } from 'm'", "b", "m.x y / 0");
        check("const x = require('m')", "x", "m / 0");
        check("const x = require(`m`)", "x", "m / 0");
        check("const x = require('m').a", "x", "m.a / 0");
        check("const x = require('m')['a']", "x", "m.a / 0");
        check("const { a: b } = require('m')", "b", "m.a / 0");
        check("const { 'a': { b: c } } = require('m')", "c", "m.a.b / 0");
        check("const { default: x } = await import('m')", "x", "m.default / 0");
        check("const x = (await import('m')).default", "x", "m.default / 0");
        check_ts("import x = require('m'); x()", "x", "m / 1");
        check_ts("const x = require('m') as any", "x", "m / 0");
    }

    #[test]
    fn an_assigned_require_is_an_import() {
        check("let x; x = require('m').a; x()", "x", "declared, m.a / 1");
        check("let x; function f() { x = require('m') }", "x", "declared, inside m / 0");
    }

    #[test]
    fn type_imports_are_marked() {
        check_ts("import type { A } from 'm'; let x: A", "A", "type m.A / 1");
        check_ts("import { type A } from 'm'", "A", "type m.A / 0");
        check_ts("import type x = require('m')", "x", "type m / 0");
    }

    #[test]
    fn doors_to_one_module_have_one_path() {
        check("import fs from 'node:fs'", "fs", "fs / 0");
        check("import * as fs from 'fs'", "fs", "fs / 0");
        check("import { promises as fs } from 'node:fs'", "fs", "fs/promises / 0");
        check("const fs = require('fs').promises", "fs", "fs/promises / 0");
        check("const fs = require('node:fs/promises')", "fs", "fs/promises / 0");
        check("const { promises: { readFile: r } } = require('fs')", "r", "fs/promises.readFile / 0");
        check("const fs = require('fs'); const { readFile } = fs.promises", "readFile", "fs/promises.readFile / 0");
    }

    #[test]
    fn what_may_be_no_import_is_none() {
        check("function require() {} const x = require('m')", "x", "=call / 0");
        check("const { a = 1 } = require('m')", "a", "part / 0");
        check("const { ...a } = require('m')", "a", "part / 0");
        check("const { [k]: a } = require('m')", "a", "part / 0");
        check("const x = require(m)", "x", "=call / 0");
        check("const x = require('m')()", "x", "=call / 0");
        check("const x = import('m')", "x", "=meta / 0");
        check("let fs = require('fs'); const { a } = fs", "a", "part / 0");
        check("if (a) var x = require('m'); else var x = require('n')", "x", "maybe m, maybe n / 0");
        check("try { const x = require('m') } catch {}", "x", "m / 0");
        check("let x; try { x = require('m') } catch { x = g }", "x", "declared, maybe m, =name / 0");
    }

    #[test]
    fn values_parts_and_writes() {
        check("let x = 1; x = f(); x += 1; x++", "x", "=number, =call, part, part / 2");
        check("let x; function f() { x = 1 } x", "x", "declared, inside =number / 1");
        check("const [a, { b: x }, ...c] = d", "x", "part / 0");
        check("let x; [x] = y; ({ x } = y)", "x", "declared, part, part / 0");
        check("for (const x of xs) x", "x", "loop name / 1");
        check("for (const [x] of xs) x", "x", "part / 1");
        check("for (const x in o) x", "x", "loop - / 1");
        check("let x; for (x of f()) ;", "x", "declared, loop call / 0");
        check("try {} catch (x) { x }", "x", "handler / 1");
        check("try {} catch ({ x }) { x }", "x", "handler / 1");
        check("function f(x, { y }) { x }", "x", "parameter / 1");
        check("function f(x, { y }) { x }", "y", "part / 0");
        check("function f() {} f()", "f", "function / 1");
        check("class C {} new C", "C", "class / 1");
        check("{ var x = 1 } x", "x", "=number / 1");
        check_ts("enum E {} E.a", "E", "other / 1");
        check_ts("const x = 1; type T = typeof x", "x", "=number / 1");
    }

    #[test]
    fn exports_are_seen_from_outside() {
        for text in [
            "export const x = 1",
            "const x = 1; export { x as y }",
            "export function x() {}",
            "export default class x {}",
            "export const { a: [x] } = b",
        ] {
            let facts = read("a.js", text);
            assert!(facts.scopes.all().any(|(_, it)| &*it.name == "x" && it.exported), "{text}");
        }
    }

    fn check_free(text: &str, expected: &[&str]) {
        let facts = read("a.cjs", text);
        let free: Vec<&str> = facts.scopes.free.iter().map(|(_, span)| &text[span.range()]).collect();
        assert_eq!(free, expected, "{text}");
    }

    #[test]
    fn free_names_are_globals_only() {
        check_free("Promise.all(a.b, { c: d, e })", &["Promise", "a", "d", "e"]);
        check_free("function f({ Promise }) { Promise.all(x) }", &["x"]);
        check_free("class A { b = c; d() {} static e }", &["c"]);
        check_free("with (o) { a(b) }", &["o"]);
        check_free("a: for (;;) break a", &[]);
    }

    #[test]
    fn modules_are_listed_once_by_path() {
        let facts = read("a.ts", "import 'node:fs'; export * from './x'; const a = require('fs'); import('p');");
        assert_eq!(facts.modules, ["./x", "fs", "p"]);
    }

    #[test]
    fn methods_see_what_the_class_binds() {
        let facts = read("a.js", "const A = class B { m() { B } }");
        let read = facts.scopes.all().find(|(_, it)| &*it.name == "B").expect("bound").1.reads[0];
        assert!(facts.scopes.lookup(facts.scopes.of_node[read.index()], "B").is_some());
    }
}

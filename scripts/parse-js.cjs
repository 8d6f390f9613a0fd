// Compares pairs of files, [[before, after], ...] on standard input, by the parser of TypeScript; damage.py asks.
//
// Prints, for each pair, why the second no longer parses though the first did, the comments that are lost, and
// a few ways to change what a limited fan-out does. NODE_PATH has to lead to the package typescript.
const fs = require('node:fs');
const ts = require('typescript');

const kinds = { '.tsx': ts.ScriptKind.TSX, '.jsx': ts.ScriptKind.JSX, '.ts': ts.ScriptKind.TS, '.mts': ts.ScriptKind.TS, '.cts': ts.ScriptKind.TS };

function parse(path) {
  const ending = path.slice(path.lastIndexOf('.'));
  return ts.createSourceFile(path, fs.readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true, kinds[ending] ?? ts.ScriptKind.JSX);
}

function fault(file) {
  const [first] = file.parseDiagnostics;
  if (!first) return null;
  const line = file.getLineAndCharacterOfPosition(first.start).line + 1;
  return `line ${line}: ${ts.flattenDiagnosticMessageText(first.messageText, ' ')}`;
}

function each(node, visit) {
  visit(node);
  ts.forEachChild(node, (child) => each(child, visit));
}

function comments(file) {
  const found = new Map();
  const add = (range) => found.set(range.pos, file.text.slice(range.pos, range.end).replace(/\s+/g, ' ').trim());
  const visit = (node) => {
    if (node.kind !== ts.SyntaxKind.JsxText) {
      (ts.getLeadingCommentRanges(file.text, node.pos) ?? []).forEach(add);
      (ts.getTrailingCommentRanges(file.text, node.end) ?? []).forEach(add);
    }
    node.getChildren(file).forEach(visit);
  };
  visit(file);
  const count = new Map();
  for (const text of found.values()) count.set(text, (count.get(text) ?? 0) + 1);
  return count;
}

function lost(before, after) {
  const missing = [];
  for (const [text, count] of before) {
    for (let left = count - (after.get(text) ?? 0); left > 0; left--) missing.push(text);
  }
  return missing;
}

// The index that map hands on is lost: `(fn)(item)` where fn takes more than one parameter.
function losesIndex(node) {
  if (!ts.isCallExpression(node) || node.arguments.length !== 1 || !ts.isParenthesizedExpression(node.expression)) return false;
  const called = node.expression.expression;
  return (ts.isArrowFunction(called) || ts.isFunctionExpression(called)) && called.parameters.length > 1;
}

// What a use of `name` at `node` stands for: the declaration that is nearest from the inside out.
function declaration(node, name) {
  const named = (one) => one && (ts.isIdentifier(one) ? one.text === name : one.elements?.some((each) => named(each.name)));
  const among = (list) => list?.flatMap((one) => (ts.isVariableStatement(one) ? one.declarationList.declarations : [one]))
    .find((one) => named(one.name));
  for (let at = node.parent; at; at = at.parent) {
    const found = among(at.parameters) ?? among(at.statements) ?? among(at.initializer?.declarations ?? []);
    if (found) return found;
  }
  return undefined;
}

// Calls of `limit` that reach something else than a limiter.
function misled(file) {
  let count = 0;
  each(file, (node) => {
    if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression) || node.expression.text !== 'limit') return;
    const found = declaration(node, 'limit');
    if (found && !/^(pLimit|createLimit)/.test(found.initializer?.getText(file) ?? '')) count++;
  });
  return count;
}

function isModule(file) {
  return file.statements.some((one) => ts.isImportDeclaration(one) || ts.isExportDeclaration(one) || ts.isExportAssignment(one)
    || one.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword));
}

function requires(file) {
  let count = 0;
  each(file, (node) => {
    count += ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'require' ? 1 : 0;
  });
  return count;
}

function meaning(before, after) {
  const found = [];
  let [was, now] = [0, 0];
  each(before, (node) => { was += losesIndex(node) ? 1 : 0; });
  each(after, (node) => { now += losesIndex(node) ? 1 : 0; });
  for (let left = now - was; left > 0; left--) found.push('the index that map hands on is lost');
  for (let left = misled(after) - misled(before); left > 0; left--) found.push('limit already stands for something else');
  if (isModule(before) && requires(after) > requires(before)) found.push('require in a module');
  if (!isModule(before) && isModule(after) && requires(before) > 0) found.push('import in a file that uses require');
  return found;
}

const results = JSON.parse(fs.readFileSync(0, 'utf8')).map(([old, fresh]) => {
  const [before, after] = [parse(old), parse(fresh)];
  if (fault(before)) return { unparsed: null, comments: [], meaning: [] };
  if (fault(after)) return { unparsed: fault(after), comments: [], meaning: [] };
  return { unparsed: null, comments: lost(comments(before), comments(after)), meaning: meaning(before, after) };
});
process.stdout.write(JSON.stringify(results));

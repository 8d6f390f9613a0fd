// What the code around places shows: reads [[file, line], ...] from standard input and prints a list of words for each. NODE_PATH
// has to lead to the package typescript.
//
// handled   the statement is a chain with a rejection handler          called    it calls `(0, module.name)(...)`, as compilers write it
// guarded   it calls a function in place whose body is one try         given     it calls a method of something that was handed in or imported
// while     the innermost loop around an await is no `for` with an end asyncfor  it is `for await`
// nested    the await stands in a branch or block of that loop         leaves    the loop is left, or a round cut short, behind it
// tries     a try stands in that loop                                  paces     the loop pauses on purpose
// carries   the awaited expression reads what a round sets             second    it reads what an await of the same round gave
// collects  it is a call of Promise.all and the like
const fs = require('node:fs');
const ts = require('typescript');

const kinds = ts.SyntaxKind;
const cache = new Map();

function parse(file) {
  if (!cache.has(file)) {
    cache.set(file, ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
  }
  return cache.get(file);
}

function each(node, visit) {
  visit(node);
  ts.forEachChild(node, (child) => each(child, visit));
}

/** All below a node that runs with it. */
function here(node, visit) {
  ts.forEachChild(node, (child) => {
    visit(child);
    if (!ts.isFunctionLike(child)) here(child, visit);
  });
}

function bare(node) {
  return node && (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node) || ts.isAsExpression(node)) ? bare(node.expression) : node;
}

function ofStatement(statement, say) {
  let at = bare(statement.expression);
  if (ts.isBinaryExpression(at)) at = bare(at.right);
  while (at && ts.isCallExpression(at)) {
    const callee = bare(at.expression);
    if (ts.isBinaryExpression(callee) && callee.operatorToken.kind === kinds.CommaToken) say('called');
    if (ts.isFunctionLike(callee)) {
      const body = callee.body.statements ?? [];
      if (body.length > 0 && ts.isTryStatement(body[body.length - 1]) && body[body.length - 1].catchClause) say('guarded');
    }
    if (!ts.isPropertyAccessExpression(callee)) break;
    const name = callee.name.text;
    if (name === 'catch' || (name === 'then' && at.arguments.length > 1)) say('handled');
    if (!['then', 'catch', 'finally'].includes(name)) say('given');
    at = bare(callee.expression);
  }
}

function ofAwait(node, say) {
  let loop = node;
  let below = node;
  while (loop && !ts.isFunctionLike(loop)) {
    if (ts.isIterationStatement(loop, false) && below === loop.statement) break;
    if (ts.isWhileStatement(loop) || ts.isDoStatement(loop)) break;
    below = loop;
    loop = loop.parent;
  }
  if (ts.isForOfStatement(node)) {
    say('asyncfor');
  }
  if (!loop || ts.isFunctionLike(loop)) return;
  if (ts.isWhileStatement(loop) || ts.isDoStatement(loop) || (ts.isForStatement(loop) && !loop.condition)) say('while');
  if (ts.isForOfStatement(loop) && loop.awaitModifier) say('asyncfor');
  let place = node;
  while (place.parent && !ts.isStatement(place)) place = place.parent;
  const direct = place.parent === loop || (ts.isBlock(place.parent) && place.parent.parent === loop);
  if (!direct || !(ts.isExpressionStatement(place) || ts.isVariableStatement(place))) say('nested');
  const operand = bare(node.expression);
  if (!operand || !ts.isCallExpression(operand)) say('nested');
  const set = new Set();
  const given = new Set();
  if (operand && ts.isCallExpression(operand) && /^Promise\./.test(operand.expression.getText())) say('collects');
  here(loop, (it) => {
    if (it.pos > node.pos && (ts.isBreakStatement(it) || ts.isContinueStatement(it) || ts.isReturnStatement(it) || ts.isThrowStatement(it))) say('leaves');
    if (ts.isTryStatement(it)) say('tries');
    if (ts.isVariableDeclaration(it) && it.initializer && it.end < node.pos) {
      let waits = ts.isAwaitExpression(it.initializer);
      here(it.initializer, (one) => { waits ||= ts.isAwaitExpression(one) || (ts.isIdentifier(one) && given.has(one.text)); });
      if (waits) each(it.name, (one) => ts.isIdentifier(one) && given.add(one.text));
    }
    if (ts.isCallExpression(it) && /(^|\.)(sleep|delay|pause|wait\w*|timeout|setTimeout|setImmediate|nextTick|tick|prompt\w*|confirm|ask|question)$/i.test(it.expression.getText())) say('paces');
    if (ts.isNewExpression(it) && it.expression.getText() === 'Promise') say('paces');
    const assigns = ts.isBinaryExpression(it) && it.operatorToken.kind >= kinds.FirstAssignment && it.operatorToken.kind <= kinds.LastAssignment;
    const counts = (ts.isPrefixUnaryExpression(it) || ts.isPostfixUnaryExpression(it)) && [kinds.PlusPlusToken, kinds.MinusMinusToken].includes(it.operator);
    const target = assigns ? it.left : counts ? it.operand : undefined;
    if (target && !(ts.isForStatement(loop) && loop.incrementor === it)) each(target, (one) => ts.isIdentifier(one) && set.add(one.text));
    if (ts.isCallExpression(it) && ts.isPropertyAccessExpression(it.expression) && /^(push|set|add|delete|unshift|splice|pop|shift)$/.test(it.expression.name.text)) {
      each(it.expression.expression, (one) => ts.isIdentifier(one) && set.add(one.text));
    }
  });
  if (operand) each(operand, (one) => { if (ts.isIdentifier(one) && set.has(one.text)) say('carries'); if (ts.isIdentifier(one) && given.has(one.text)) say('second'); });
}

const places = JSON.parse(fs.readFileSync(0, 'utf8'));
const answers = places.map(([file, line]) => {
  const source = parse(file);
  const found = new Set();
  const at = (node) => source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
  each(source, (node) => {
    if (ts.isExpressionStatement(node) && at(node) === line) ofStatement(node, (word) => found.add(word));
    if ((ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier)) && at(node) === line) ofAwait(node, (word) => found.add(word));
  });
  return [...found].sort();
});
process.stdout.write(JSON.stringify(answers));

const fs = require('fs');
const path = require('path');

const cache = new Map();
let reads = 0;

exports.page = async function page(name) {
  if (cache.has(name)) return cache.get(name);
  const html = fs.readFileSync(name, 'utf8');
  cache.set(name, html);
  return html;
};

exports.total = async function total(name) {
  reads += 1;
  const size = fs.statSync(name).size;
  reads += 1;
  return size;
};

exports.save = async function save(dir, name, text) {
  const file = path.join(dir, name);
  const old = fs.readFileSync(file, 'utf8');
  fs.writeFileSync(file + '.new', old + text);
  fs.renameSync(file + '.new', path.join(dir, 'x'));
  fs.appendFileSync(path.join(dir, name), text);
  return fs.readdirSync(dir);
};

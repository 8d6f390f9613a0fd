const path = require('node:path');

exports.read = async (name) => {
  const { readFileSync } = require('fs');
  return readFileSync(path.join('a', name));
};

exports.both = async (name) => {
  const { existsSync, statSync } = require('fs');
  if (!existsSync(name)) return 0;
  return statSync(name).size;
};

const path = require('node:path');

exports.read = async (name) => {
  const { readFile } = require('fs/promises');
  return await readFile(path.join('a', name));
};

exports.both = async (name) => {
  const { existsSync } = require('fs');
  const { stat } = require('fs/promises');
  if (!existsSync(name)) return 0;
  return (await stat(name)).size;
};

exports.settings = async (path) => JSON.parse(require('fs').readFileSync(path, 'utf8'));

exports.size = async (path) => {
  const { size } = require('node:fs').statSync(path);
  return size;
};

exports.size(__filename).then((size) => console.log(size > 0));

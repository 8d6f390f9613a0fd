const fs = require('fs');

exports.load = (file, done) => {
  fs.exists(file, (there) => {
    if (!there) return done(null, '{}');
    fs.readFile(file, 'utf8', done);
  });
};

exports.known = (file, done) => fs.exists(file, done);

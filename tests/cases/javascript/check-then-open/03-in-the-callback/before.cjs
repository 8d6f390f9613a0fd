const fs = require('fs');

exports.motd = function (file, done) {
  fs.access(file, fs.constants.R_OK, (error) => {
    if (error) return done(null, 'welcome');
    fs.readFile(file, 'utf8', done);
  });
  fs.access(file + '.lock', (error) => done(error));
};

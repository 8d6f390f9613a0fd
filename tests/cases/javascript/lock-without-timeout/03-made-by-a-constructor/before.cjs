const { Mutex } = require('async-mutex');

exports.Journal = class {
  constructor() {
    this.mutex = new Mutex();
    this.lines = [];
  }

  add(line) {
    return this.mutex.runExclusive(() => this.lines.push(line));
  }
};

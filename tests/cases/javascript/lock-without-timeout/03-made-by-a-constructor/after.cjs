const { Mutex, withTimeout } = require('async-mutex');

exports.Journal = class {
  constructor() {
    this.mutex = withTimeout(new Mutex(), 30_000);
    this.lines = [];
  }

  add(line) {
    return this.mutex.runExclusive(() => this.lines.push(line));
  }
};

const close = async (lock) => lock.id;

export class Locks {
  locks = {};

  add(id) {
    this.locks[id] = { id };
  }

  async drop(id) {
    if (this.locks[id]) {
      await close(this.locks[id]);
      delete this.locks[id];
    }
    return Object.keys(this.locks).length;
  }
}

const locks = new Locks();
locks.add('a');
console.log(await locks.drop('a'));

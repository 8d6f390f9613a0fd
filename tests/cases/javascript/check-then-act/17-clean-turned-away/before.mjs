export class Swarm {
  constructor() {
    this.discoveries = new Map();
    this.seen = new Map();
    this.busy = new Set();
    this.queue = Promise.resolve();
  }

  async leave(topic) {
    const discovery = this.discoveries.get(topic);
    if (!discovery) return;
    await discovery.destroy();
    if (this.discoveries.get(topic) === discovery) {
      this.discoveries.delete(topic);
    }
  }

  add(topic) {
    this.queue = this.queue.then(async () => {
      if (this.seen.has(topic)) return;
      const found = await topic.find();
      this.seen.set(topic, found);
    });
    return this.queue;
  }

  addLater(topic) {
    this.queue = this.queue
      .catch(() => {})
      .then(async () => {
        if (this.seen.has(topic)) return;
        const found = await topic.find();
        this.seen.set(topic, found);
      });
  }

  async configure(device) {
    if (this.busy.has(device.id)) {
      return;
    }
    const attempts = this.seen.get(device.id) ?? 0;
    this.busy.add(device.id);
    try {
      await device.configure();
      this.seen.delete(device.id);
    } catch {
      this.seen.set(device.id, attempts + 1);
    }
    this.busy.delete(device.id);
  }
}

interface Bus {
  publish(name: string): Promise<void>;
}

const told: string[] = [];
const bus: Bus = {
  async publish(name) {
    told.push(name);
  },
};

export async function tell(names: string[]): Promise<number> {
  bus.publish('first') satisfies Promise<void>;
  bus.publish('second')!;
  (bus.publish('third') as Promise<void>);
  (bus.publish('fourth') as Promise<unknown>).then(() => names.push('done'));
  return names.length;
}

console.log((await tell([])) >= 0, told.length);

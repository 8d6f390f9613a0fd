const weigh = async (n) => n;

export const meter = {
  sum: 0,

  async measure(n) {
    this.sum += await weigh(n);
  },
};

export function counter() {
  const own = {
    count: 0,
    add: async function (n) {
      const step = async () => {
        this.count = this.count + (await weigh(n));
      };
      await step();
    },
  };
  return own;
}

const second = counter();
await Promise.all([1, 2, 3].flatMap((n) => [meter.measure(n), second.add(n)]));
console.log(meter.sum, second.count);

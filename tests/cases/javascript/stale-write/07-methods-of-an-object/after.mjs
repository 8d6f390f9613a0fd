const weigh = async (n) => n;

export const meter = {
  sum: 0,

  async measure(n) {
    const value = await weigh(n);
    this.sum += value;
  },
};

export function counter() {
  const own = {
    count: 0,
    add: async function (n) {
      const step = async () => {
        const value = await weigh(n);
        this.count = this.count + value;
      };
      await step();
    },
  };
  return own;
}

const second = counter();
await Promise.all([1, 2, 3].flatMap((n) => [meter.measure(n), second.add(n)]));
console.log(meter.sum, second.count);

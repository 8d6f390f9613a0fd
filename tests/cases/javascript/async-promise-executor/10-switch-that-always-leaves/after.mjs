const api = async (n) => n;

const names = {
  async read(n) {
    switch (n) {
      case 1:
        return 'one';
      case 2: {
        const value = await api(n);
        return value;
      }
      default:
        throw new Error('none');
    }
  },
  some(n) {
    return new Promise(async (resolve) => {
      switch (n) {
        case 1:
          break;
        default:
          return resolve(await api(n));
      }
    });
  },
  few(n) {
    return new Promise(async (resolve) => {
      switch (n) {
        case 1:
          return resolve(await api(n));
      }
    });
  },
  ['last']() {
    return new Promise(async (resolve) => resolve(await api(9)));
  },
};

console.log(await names.read(1), await names.read(2), await names.some(3), await names.few(1), await names.last());

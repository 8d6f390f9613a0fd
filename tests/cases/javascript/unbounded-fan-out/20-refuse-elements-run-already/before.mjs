const save = async (row) => row;

export async function store(pending) {
  return Promise.all(
    pending.map(async (row) => {
      const loaded = await row;
      return save(loaded);
    }),
  );
}

export class Tree {
  async visit(node) {
    const below = [];
    for (const child of node.children) {
      below.push(this.visit(child));
    }
    return Promise.all(below);
  }
}

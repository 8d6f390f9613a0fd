export async function build(nodes, make) {
  const built = {};
  const settle = {};
  const ready = Object.fromEntries(nodes.map((node) => [node.id, new Promise((resolve) => { settle[node.id] = resolve; })]));
  await Promise.all(
    nodes.map(async (node) => {
      await Promise.all(node.needs.map((id) => ready[id]));
      built[node.id] = await make(node);
      settle[node.id]();
    }),
  );
  return Object.keys(built);
}

const nodes = Array.from({ length: 30 }, (_, at) => ({ id: at, needs: at < 29 ? [29] : [] }));
console.log((await build(nodes, async (node) => node)).length);

import pLimit from 'p-limit';

const seen = [];
const note = async (node) => seen.push(node.name);
const once = (visit) => {
  const known = new Map();
  return (node) => known.get(node) ?? visit(node);
};

const visitors = {
  folder: async (node) => walk(node),
  file: note,
};
const plain = { file: note };
const visit = once(async (node) => {
  await note(node);
  return again(node);
});

async function walk(node) {
  await Promise.all(node.children.map((child) => visitors[child.kind](child)));
}

async function again(node) {
  await Promise.all(node.children.map((child) => visit(child)));
}

async function files(node) {
  const limit = pLimit(20);
  await Promise.all(node.children.map((child) => limit(() => plain[child.kind](child))));
}

const leaf = { kind: 'file', name: 'leaf', children: [] };
const root = { kind: 'folder', name: 'root', children: [leaf] };
await walk(root);
await again(root);
await files(root);
console.log(seen.join());

import { child, size } from './nodes.mjs';

export async function names(node) {
  const below = await Promise.all(node.children.map((one) => child(one)));
  return [node.name, ...below].join('/');
}

export async function sizes(nodes) {
  return Promise.all(nodes.map((node) => size(node)));
}

const leaf = { name: 'leaf', children: [] };
console.log(await names({ name: 'root', children: [leaf] }), (await sizes([leaf])).join());

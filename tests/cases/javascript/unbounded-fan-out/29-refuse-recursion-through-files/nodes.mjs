import * as tree from './before.mjs';

export const child = async (node) => tree.names(node);

export async function size(node) {
  return node.name.length;
}

import DataLoader from 'dataloader';
import { finished } from 'node:stream/promises';

const users = new DataLoader((ids) => readUsers(ids));

export async function names(ids) {
  const found = await Promise.all(ids.map((id) => users.load(id)));
  return found.map((user) => user.name);
}

export async function posts(request, ids) {
  return Promise.all(ids.map((id) => request.postDataLoader.load(id)));
}

export async function copy(source, targets) {
  await Promise.all(
    targets.map(
      (target) =>
        new Promise((resolve, reject) => {
          target.on('finish', resolve).on('error', reject);
          source.pipe(target);
        }),
    ),
  );
}

export async function tee(source, targets) {
  await Promise.all(
    targets.map(async (target) => {
      source.pipe(target);
      await finished(target);
    }),
  );
}

async function readUsers(ids) {
  return ids.map((id) => ({ id, name: `user ${id}` }));
}

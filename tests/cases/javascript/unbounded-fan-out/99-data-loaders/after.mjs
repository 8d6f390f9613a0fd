import DataLoader from 'dataloader';
import pLimit from 'p-limit';
import { fetchUsers, fetchRow } from './api.mjs';

const users = new DataLoader((ids) => fetchUsers(ids));

export async function authors(posts) {
  return Promise.all(posts.map((post) => users.load(post.authorId)));
}

export async function comments(posts, context) {
  return Promise.all(posts.map((post) => context.loaders.comments.load(post.id)));
}

export async function names(posts, context) {
  return Promise.all(
    posts.map(async (post) => {
      const user = await context.userLoader.load(post.authorId);
      return user.name;
    }),
  );
}

export async function rows(ids) {
  const limit = pLimit(20);
  return Promise.all(ids.map((id) => limit(() => fetchRow(id))));
}

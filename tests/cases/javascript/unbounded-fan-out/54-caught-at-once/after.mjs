import pLimit from 'p-limit';

export async function listed(providers, params) {
  const all = [];
  const names = [];
  providers.forEach((provider, name) => {
    try {
      all.push(provider.list(params));
      names.push(name);
    } catch (error) {
      console.error(error);
    }
  });
  return [names, await Promise.all(all)];
}

export async function looped(providers, params) {
  const all = [];
  for (const provider of providers) {
    try {
      all.push(provider.list(params));
    } catch (error) {
      console.error(error);
    }
  }
  return Promise.all(all);
}

async function load(id) {
  return id;
}

export async function own(ids) {
  const limit = pLimit(20);
  const all = [];
  for (const id of ids) {
    try {
      all.push(limit(() => load(id)));
    } catch (error) {
      console.error(error);
    }
  }
  return Promise.all(all);
}

export async function outer(ids, api) {
  try {
    const limit = pLimit(20);
    const all = [];
    for (const id of ids) {
      try {
        all.push(limit(() => api.load(id)));
      } finally {
        console.log(id);
      }
    }
    return await Promise.all(all);
  } catch (error) {
    return [];
  }
}

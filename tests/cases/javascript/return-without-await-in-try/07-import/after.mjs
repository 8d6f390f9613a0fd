async function plugin(name) {
  try {
    return await import(`./${name}.mjs`);
  } catch {
    return null;
  }
}

async function entry(name, wanted) {
  try {
    return await (wanted ? import(name).then((plugin) => plugin.default) : null);
  } catch {
    return null;
  }
}

function here() {
  try {
    return import.meta.url;
  } catch {
    return null;
  }
}

const failed = (error) => error.code;
console.log(await plugin('missing').catch(failed));
console.log(await entry('./missing.mjs', true).catch(failed));
console.log(typeof here());

export async function missing(paths, exists) {
  const found = [];
  for (const path of paths) {
    if (!(await exists(path))) found.push(path);
  }
  return found;
}

export async function sort(rows, kindOf) {
  const sorted = { plain: [], odd: [] };
  for (const row of rows) {
    switch (await kindOf(row)) {
      case 'plain':
        sorted.plain.push(row);
        break;
      default:
        sorted.odd.push(row);
    }
  }
  return sorted;
}

export async function counted(rows, count) {
  const counts = [];
  rows: for (const row of rows) {
    const parts = await count(row);
    for (const part of parts) {
      if (part > 3) continue rows;
    }
    counts.push(row);
  }
  for (const row of rows) {
    const parts = await count(row);
    for (const part of parts) {
      if (part > 3) break;
      counts.push(part);
    }
  }
  return counts;
}

export async function first(paths, exists) {
  for (const path of paths) {
    if (await exists(path)) return path;
  }
  return null;
}

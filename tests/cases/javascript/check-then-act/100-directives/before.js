'use client';

const rows = new Map();

export async function save(id) {
  'use server';

  // Once is enough.
  if (rows.has(id)) return;
  await send(id);
  rows.set(id, true);
}

export async function drop(id) {
  'use server';
  const row = rows.get(id);
  await send(row);
  rows.delete(id);
}

export async function once(id) { 'use server'; if (rows.has(id)) return; await send(id); rows.set(id, true); }

async function send(row) {
  return row;
}

'use client';

import { Mutex } from 'async-mutex';

const rows = new Map();
const rowsMutex = new Mutex();

export async function save(id) {
  'use server';

  const release = await rowsMutex.acquire();
  try {
    // Once is enough.
    if (rows.has(id)) return;
    await send(id);
    rows.set(id, true);
  } finally {
    release();
  }
}

export async function drop(id) {
  'use server';
  const release = await rowsMutex.acquire();
  try {
    const row = rows.get(id);
    await send(row);
    rows.delete(id);
  } finally {
    release();
  }
}

export async function once(id) { 'use server'; if (rows.has(id)) return; await send(id); rows.set(id, true); }

async function send(row) {
  return row;
}

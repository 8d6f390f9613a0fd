import { Mutex } from 'async-mutex';

const carts = new Map();
const cartsMutex = new Mutex();
const busy = new Set();
const busyMutex = new Mutex();
const work = new Map();
const log = [];

async function pay(cart) {
  await null;
  log.push(cart ? 'paid' : 'nothing');
}

export async function checkout(user) {
  const release = await cartsMutex.acquire();
  try {
    const cart = carts.get(user);
    await pay(cart);
    carts.delete(user);
  } finally {
    release();
  }
}

export async function leave(desk) {
  const release = await busyMutex.acquire();
  try {
    if (!busy.has(desk)) {
      await pay(null);
    }
    busy.delete(desk);
  } finally {
    release();
  }
}

export async function other(user, next) {
  const cart = carts.get(user);
  await pay(cart);
  carts.delete(next);
}

export async function takenFirst(user) {
  const cart = carts.get(user);
  carts.delete(user);
  try {
    await pay(cart);
  } catch {
    carts.set(user, cart);
  }
}

export async function lookedAtAgain(user) {
  const cart = carts.get(user);
  await pay(cart);
  if (carts.get(user) === cart) carts.delete(user);
}

export async function workInFlight(desk) {
  if (work.get(desk)) {
    await work.get(desk);
  }
  if (!busy.size) {
    const started = pay(null);
    work.set(desk, started);
    await started;
  }
}

carts.set('ada', ['tea']);
await Promise.all([checkout('ada'), checkout('ada')]);
console.log(log.join(' '));

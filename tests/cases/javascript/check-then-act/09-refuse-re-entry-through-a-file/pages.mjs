import { page } from './before.mjs';

export const load = async (key) => key.toUpperCase();

export async function refresh(key) {
  return `${await page('start')} ${key}`;
}

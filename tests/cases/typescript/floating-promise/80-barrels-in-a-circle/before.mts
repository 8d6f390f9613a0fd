import { notify } from './first.mjs';
import * as all from './third.mjs';

export async function close(): Promise<void> {
  notify();
  all.save();
}

await close();

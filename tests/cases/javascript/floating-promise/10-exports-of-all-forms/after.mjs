import main, { audit as record, both, lib } from './doors.mjs';
import * as doors from './doors.mjs';
import legacy from './legacy.cjs';

export async function run() {
  await main();
  await record('a');
  await both();
  await lib.start();
  await doors.audit('b');
  await legacy.flush();
  legacy.size();
}

await run();
console.log('ran');

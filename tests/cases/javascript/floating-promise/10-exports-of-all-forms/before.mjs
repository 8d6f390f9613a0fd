import main, { audit as record, both, lib } from './doors.mjs';
import * as doors from './doors.mjs';
import legacy from './legacy.cjs';

export async function run() {
  main();
  record('a');
  both();
  lib.start();
  doors.audit('b');
  legacy.flush();
  legacy.size();
}

await run();
console.log('ran');

import pLimit from 'p-limit';
import PQueue from 'p-queue';

export const run = pLimit(5);
export const lane = new PQueue({ concurrency: 4 });
export default pLimit(2);

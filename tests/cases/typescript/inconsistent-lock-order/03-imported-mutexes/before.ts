import { orders, stock } from './locks.js';

export const take = (): Promise<string> => stock.runExclusive(() => orders.runExclusive(() => 'taken'));
export const cancel = (): Promise<string> => orders.runExclusive(() => stock.runExclusive(() => 'cancelled'));

console.log(await take(), await cancel());

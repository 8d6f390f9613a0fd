import { Mutex } from 'async-mutex';

export const stock = new Mutex();
export const orders = new Mutex();

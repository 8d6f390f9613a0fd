export * from './first.mjs';
export * from './second.mjs';
export * from './fourth.mjs';

export * from './second.mjs';
export * from './third.mjs';

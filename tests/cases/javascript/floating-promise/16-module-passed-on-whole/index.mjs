export * as store from './store.mjs';
export { store as other } from './own.mjs';

const write = async (what) => what;

export default async function () {}
export { write as audit };
export { one as both } from './rest.mjs';
export * from './rest.mjs';

export * from './first.mjs';
export * from './third.mjs';
export async function save(): Promise<void> {
  console.log('saved');
}

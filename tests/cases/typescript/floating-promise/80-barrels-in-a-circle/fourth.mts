export * from './first.mjs';
export * from './third.mjs';
export const notify = async (): Promise<void> => console.log('told');

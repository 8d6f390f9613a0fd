export const users = async (): Promise<unknown> => ['ada'];
const stock = async (): Promise<unknown> => 4;

const [names, count] = (await Promise.all([users(), stock()])) as [string[], number];
console.log(names.length, count);

const failed = [];
const send = async (n) => {
  if (n === 2) throw new Error('bounced');
  return n;
};
const note = (error) => failed.push(error.message);

export async function notify(ns) {
  await Promise.allSettled(ns.map((n) => send(n).catch(note)));
  await Promise.allSettled(
    ns.map(async (n) => {
      try {
        await send(n);
      } catch (error) {
        note(error);
      }
    }),
  );
  await Promise.allSettled([send(2).catch(note), send(2).then(() => {}, note)]);
  return failed.length;
}

console.log(await notify([1, 2]));

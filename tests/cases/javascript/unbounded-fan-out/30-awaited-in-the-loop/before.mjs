import { send, total } from './mail.mjs';

const Date = globalThis.Date;

export async function tell(people) {
  const sent = [];
  for (const person of people) {
    sent.push(
      await send({ to: person.email, at: Date.now() }),
    );
  }
  return Promise.allSettled(sent);
}

export async function sums(months) {
  const all = await Promise.all(months.map((month) => total(month)));
  return { all, at: Date.now() };
}

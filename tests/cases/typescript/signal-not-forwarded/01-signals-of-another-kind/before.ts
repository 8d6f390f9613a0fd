type Side = 'buy' | 'sell';
type Order = { signal: Side; quantity: number };

export async function trade(signal: 'buy' | 'sell', quantity: number) {
  await fetch(`/orders?quantity=${quantity}`);
}

export async function place(signal: Side | undefined, quantity: number) {
  await fetch(`/orders?quantity=${quantity}`);
}

export async function order({ signal, quantity }: Order) {
  await fetch(`/orders?quantity=${quantity}`);
}

export async function leave(signal: NodeJS.Signals) {
  await fetch('/leave');
}

export async function load(path: string, { signal }: { signal?: AbortSignal | null }) {
  await fetch(path);
}

export async function lend<S extends AbortSignal>(path: string, signal: S) {
  await fetch(path);
}

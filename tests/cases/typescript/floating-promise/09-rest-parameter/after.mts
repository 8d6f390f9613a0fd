interface Sink {
  write(line: string): Promise<void>;
}

export async function tell(line: string, ...sinks: Sink[]): Promise<number> {
  for (const sink of sinks) await sink.write(line);
  return sinks.length;
}

console.log(await tell('a', { write: async (line) => console.log(line) }));

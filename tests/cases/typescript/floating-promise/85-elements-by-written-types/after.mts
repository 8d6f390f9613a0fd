interface Sink {
  flush(): Promise<void>;
  reset(): void;
}

const seen: string[] = [];

class File implements Sink {
  constructor(private readonly name: string) {}

  async flush(): Promise<void> {
    await null;
    seen.push(this.name);
  }

  reset(): void {}
}

const spare = () => new File('spare');

class Group {
  private readonly list: readonly Sink[] = [new File('first'), new File('second')];
  private readonly byName = new Map<string, Sink>([['map', new File('map')]]);

  make() {
    return new File('made');
  }

  async close(named: Record<string, Sink>, pair: [number, Sink]): Promise<string> {
    const [, second] = this.list;
    await second.flush();
    const first = this.list.find((one) => one !== second);
    await first?.flush();
    for (const [name, sink] of this.byName) {
      if (name) await sink.flush();
    }
    for (const [, sink] of Object.entries(named)) {
      await sink.flush();
      sink.reset();
    }
    await named.main.flush();
    const [count, other] = pair;
    await other.flush();
    await this.make().flush();
    await spare().flush();
    return `${count} ${seen.join(' ')}`;
  }
}

console.log(await new Group().close({ main: new File('main') }, [9, new File('other')]));

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
    second.flush();
    const first = this.list.find((one) => one !== second);
    first?.flush();
    for (const [name, sink] of this.byName) {
      if (name) sink.flush();
    }
    for (const [, sink] of Object.entries(named)) {
      sink.flush();
      sink.reset();
    }
    named.main.flush();
    const [count, other] = pair;
    other.flush();
    this.make().flush();
    spare().flush();
    return `${count} ${seen.join(' ')}`;
  }
}

console.log(await new Group().close({ main: new File('main') }, [9, new File('other')]));

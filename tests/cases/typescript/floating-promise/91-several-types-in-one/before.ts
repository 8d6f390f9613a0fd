interface Sink {
  write(line: string): Promise<void>;
  pause(): void;
}

type Timed = { flush: () => Promise<void> };
type Logger = Sink & Timed & { level: string };

export class Audit {
  constructor(
    private readonly logger: Logger,
    private readonly open: () => Promise<Sink>,
  ) {}

  async note(line: string): Promise<void> {
    this.logger.write(`${this.logger.level}: ${line}`);
    this.logger.pause();
    this.logger.flush();
    const sink = await this.open();
    sink.write(line);
    sink.pause();
  }
}

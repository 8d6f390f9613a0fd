interface Connection {
  id: number;
  query(sql: string): Promise<number>;
  release(): Promise<void>;
  end(): void;
}

interface Pool {
  connect(name?: string): Promise<Connection>;
  readonly stats: () => Promise<void>;
}

declare function open(): Promise<Connection>;

export class Store {
  constructor(private readonly pool: Pool) {}

  async count(sql: string): Promise<number> {
    const connection = await this.pool.connect();
    try {
      return await connection.query(sql);
    } finally {
      await connection.release();
      connection.end();
      await this.pool.stats();
    }
  }

  async ping(): Promise<void> {
    await (await open()).query('select 1');
    (await this.pool.connect('ping')).end();
  }
}

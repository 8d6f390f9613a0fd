export class Session {
  constructor(client, log) {
    this.client = client;
    this.log = log;
    client.on('open', this.#open);
    client.on('message', this.receive.bind(this));
    client.on('error', this.fail.bind(this));
    client.once('close', this.close);
    client.on('pong', log.write.bind(log));
    setTimeout(this.receive.bind(this), 1000);
  }

  #open = async () => {
    await this.client.hello();
  };

  async receive(message) {
    await this.client.answer(message);
  }

  async fail(error) {
    try {
      await this.log.write(error);
    } catch (second) {
      console.error(error, second);
    }
  }

  close() {
    this.client = null;
  }
}

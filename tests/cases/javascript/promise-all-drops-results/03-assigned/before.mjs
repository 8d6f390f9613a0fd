const users = async () => ['ada'];
const stock = async () => 4;

export class Dashboard {
  users = [];

  async load() {
    [this.users, this.stock] = await Promise.all([users(), stock()]);
    return `${this.users}/${this.stock}`;
  }
}

console.log(await new Dashboard().load());

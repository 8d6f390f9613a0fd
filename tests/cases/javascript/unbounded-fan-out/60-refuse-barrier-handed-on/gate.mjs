export class Gate {
  constructor(left) {
    this.left = left;
    this.opened = new Promise((resolve) => {
      this.open = resolve;
    });
  }

  async arrive() {
    this.left -= 1;
    if (this.left === 0) this.open();
    await this.opened;
  }
}

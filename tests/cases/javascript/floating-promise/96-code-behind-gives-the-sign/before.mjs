class Gate {
  constructor() {
    this.waiting = [];
    this.isOpen = false;
    this.passed = 0;
  }

  async pass() {
    if (!this.isOpen) {
      await new Promise((resolve) => this.waiting.push(resolve));
    }
    this.passed += 1;
  }

  open() {
    this.isOpen = true;
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}

const seen = new Set();

async function watch(name) {
  while (!seen.has(name)) {
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  console.log('seen', name);
}

async function meet(name) {
  await null;
  seen.add(name);
}

async function greet(name) {
  await null;
  console.log('hello', name);
}

async function main() {
  const gate = new Gate();
  gate.pass();
  gate.open();
  watch('a');
  await meet('a');
  greet('b');
  await new Promise((resolve) => setTimeout(resolve, 10));
  console.log('passed', gate.passed);
}

main().catch((error) => {
  console.error(error);
});

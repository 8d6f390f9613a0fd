abstract class Step {
  abstract run(id: number): Promise<void>;

  async all(ids: number[]) {
    ids.forEach(this.run);
    for (const id of ids) {
      await this.run(id);
    }
  }
}

declare function note(id: number): Promise<void>;

export async function notes(ids: number[]) {
  for (const id of ids) {
    await note(id);
  }
}

export { Step };

abstract class Step {
  abstract run(id: number): Promise<void>;

  async all(ids: number[]) {
    ids.forEach(this.run);
    ids.forEach(this.run.bind(this));
  }
}

declare function note(id: number): Promise<void>;

export async function notes(ids: number[]) {
  ids.forEach(note);
}

export { Step };

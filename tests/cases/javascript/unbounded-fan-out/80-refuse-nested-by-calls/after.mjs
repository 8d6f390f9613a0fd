import pLimit from 'p-limit';

const load = async (id) => id * 2;

class Teams {
  async members(team) {
    const found = await Promise.all(team.ids.map((id) => load(id)));
    return found.join('+');
  }

  async one(team) {
    return `${team.name}: ${await this.members(team)}`;
  }

  async all(teams) {
    return Promise.all(teams.map((team) => this.one(team)));
  }
}

const both = (id) => Promise.all([load(id), load(id + 1)]);

const pairs = async (ids) => {
  const limit = pLimit(20);
  const jobs = [];
  for (const id of ids) jobs.push(limit(() => both(id)));
  return Promise.all(jobs);
};

console.log(await new Teams().all([{ name: 'a', ids: [1, 2] }]), await pairs([1, 5]));

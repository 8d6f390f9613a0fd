import fs from 'node:fs';
import Database from 'better-sqlite3';

const db = new Database('store.db');

export async function read(folder) {
  process.chdir(folder);
  return fs.readFileSync('notes.txt', 'utf8');
}

export async function withName(name, run) {
  process.env.NAME = name;
  try {
    run(fs.readFileSync('notes.txt', 'utf8'));
  } finally {
    delete process.env.NAME;
  }
}

export async function silent(run) {
  const log = console.log;
  console.log = () => {};
  run(fs.readFileSync('notes.txt', 'utf8'));
  console.log = log;
}

export async function move(path) {
  db.exec('BEGIN');
  const text = fs.readFileSync(path, 'utf8');
  db.exec(`INSERT INTO notes VALUES ('${text}')`);
  db.exec('COMMIT');
}

export async function named(name, run) {
  process.env.NAME = name;
  run(fs.readFileSync('notes.txt', 'utf8'));
  process.env.READY = 'yes';
}

'use strict';

const { readFile } = require('node:fs/promises');

const load = async (name) => (await readFile(name)).length;

exports.sizes = (names) => Promise.all(names.map(load));

exports.all = async function all(groups) {
  const found = [];
  for (const name of groups) {
    found.push(load(name));
  }
  return Promise.allSettled(found);
};

// The limited work would wait for places that it holds itself.
async function pair(names) {
  return Promise.all(names.map((name) => load(name)));
}

exports.pairs = async (groups) => Promise.all(groups.map((names) => pair(names)));

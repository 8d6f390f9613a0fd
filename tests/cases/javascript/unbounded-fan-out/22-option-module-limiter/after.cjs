'use strict';

const { readFile } = require('node:fs/promises');
const pLimit = require('p-limit');

const limit = pLimit(20);

const load = async (name) => (await readFile(name)).length;

exports.sizes = (names) => Promise.all(names.map((name) => limit(() => load(name))));

exports.all = async function all(groups) {
  const found = [];
  for (const name of groups) {
    found.push(limit(() => load(name)));
  }
  return Promise.allSettled(found);
};

// The limited work would wait for places that it holds itself.
async function pair(names) {
  return Promise.all(names.map((name) => limit(() => load(name))));
}

exports.pairs = async (groups) => Promise.all(groups.map((names) => pair(names)));

#!/usr/bin/env node
import fs from 'node:fs';

async function main() {
  console.log(fs.readFileSync('x', 'utf8'));
}

main();

'use strict'
const { EOL } = require('os')

function sleep (ms) { return new Promise((resolve) => setTimeout(resolve, ms)) }

(async () => {
  await sleep(1)
  process.stdout.write('done' + EOL)
})()

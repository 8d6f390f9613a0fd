'use strict'
const { EOL } = require('os')
const { setTimeout: sleep } = require('timers/promises')

;(async () => {
  await sleep(1)
  process.stdout.write('done' + EOL)
})()

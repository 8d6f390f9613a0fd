const pLimit = require('p-limit')

;(async () => {
  const load = async (id) => id * 2
  const ids = process.argv.map((_, index) => index)
  const found = {}
  if (ids.length) {
    const limit = pLimit(20)
    ;[found.first] = await Promise.all(ids.map((id) => limit(() => load(id))))
  }
  console.log(found.first)
})()

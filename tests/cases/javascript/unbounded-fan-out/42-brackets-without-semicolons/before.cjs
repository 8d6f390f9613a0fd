(async () => {
  const load = async (id) => id * 2
  const ids = process.argv.map((_, index) => index)
  const found = {}
  if (ids.length) {
    [found.first] = await Promise.all(ids.map((id) => load(id)))
  }
  console.log(found.first)
})()

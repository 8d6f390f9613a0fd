const seen = []
const note = async (text) => {
  seen.push(text)
}

async function all() {
  const names = ['a']
  for (const name of ['x', 'y']) {
    await note(name)
  }
  for (const name of names) {
    await note(name)
  }
}

await all()
console.log(seen.join(' '))

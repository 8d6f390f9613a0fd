const seen = []
const note = async (text) => {
  seen.push(text)
}

async function all() {
  const names = ['a']
  ;['x', 'y'].forEach(async (name) => {
    await note(name)
  })
  names.forEach(note)
}

await all()
console.log(seen.join(' '))

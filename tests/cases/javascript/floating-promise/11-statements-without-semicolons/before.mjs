const log = []
const save = async (text) => { log.push(text) }

class Base {
  async open() { log.push('open') }
}

class Store extends Base {
  async start(more) {
    log.push('start')
    ;(async () => { await save('inner') })()
    ;(save('plain'))
    super.open()
    more && save('more')
    let last
    last = save('kept')
    return () => last
  }
}

await new Store().start(true)

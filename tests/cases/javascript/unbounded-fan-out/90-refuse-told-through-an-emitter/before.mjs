import { once } from 'node:events';

export async function together(peers, bus) {
  let ready = 0;
  await Promise.all(peers.map(async (peer) => {
    await peer.load();
    ready += 1;
    if (ready === peers.length) bus.emit('ready');
    else await once(bus, 'ready');
    await peer.run();
  }));
}

export async function alone(peers, bus) {
  await Promise.all(peers.map(async (peer) => {
    const job = await peer.load();
    await once(job, 'exit');
    bus.emit('done', peer);
  }));
}

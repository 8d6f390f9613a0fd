import { save } from './api.mjs';

export async function onPaste(event, store) {
  store.list().forEach(async (entry) => {
    await save(entry);
  });
  event.clipboardData.setData('text/plain', '');
}

export async function open(socket, names) {
  names.forEach(async (name) => {
    await save(name);
  });
  socket.on('message', (data) => console.log(data));
}

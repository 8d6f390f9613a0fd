export function once(emitter, event, within) {
  return new Promise((resolve, reject) => {
    setTimeout(reject, within ?? 20000).unref();
    emitter.once(event, resolve);
  });
}

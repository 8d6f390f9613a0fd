export function nextTick() {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

export function whenIdle(timeout) {
  if (typeof requestIdleCallback !== 'function') {
    return nextTick();
  }
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout }));
}

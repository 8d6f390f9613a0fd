async function send(message) {
  return fetch('https://hooks.example', { method: 'POST', body: message });
}

export async function post(message, report) {
  try {
    if (message === 'again') {
      // Purposely _not_ awaited, or its failure would be reported twice.
      return send(message);
    }
    return await send(message);
  } catch (error) {
    report(error);
    throw error;
  }
}

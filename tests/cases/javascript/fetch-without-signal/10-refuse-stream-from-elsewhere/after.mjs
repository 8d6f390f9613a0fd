const again = async (ask) => {
  try {
    return await ask();
  } catch {
    return ask();
  }
};

export async function* events(url) {
  const response = await again(async () => fetch(url));
  for await (const part of response.body) {
    yield part;
  }
}

async function open(url) {
  let response = await fetch(url);
  if (response.status === 503) {
    response = await fetch(`${url}?again`);
  }
  return response;
}

export async function copy(url, sink) {
  const response = await open(url);
  await response.body.pipeTo(sink);
}

export async function title(url) {
  const response = await again(() => fetch(url, { signal: AbortSignal.timeout(30_000) }));
  return (await response.json()).title;
}

import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';

async function writeAll(writable, rows) {
  const writer = writable.getWriter();
  for (const row of rows) await writer.write(row);
  await writer.close();
}

async function fill(stream, rows) {
  for (const row of rows) {
    if (!stream.write(row)) await once(stream, 'drain');
  }
  stream.end();
}

export async function respond(rows) {
  const { readable, writable } = new TransformStream();
  writeAll(writable, rows);
  return new Response(readable);
}

export async function respondInPlace(rows) {
  const stream = new TransformStream();
  const writer = stream.writable.getWriter();
  (async () => {
    for (const row of rows) await writer.write(row);
    await writer.close();
  })();
  return new Response(stream.readable);
}

export async function body(rows) {
  const stream = new PassThrough();
  fill(stream, rows);
  return stream;
}

export async function send(rows, writable) {
  writeAll(writable, rows);
  return new Response(null);
}

async function sink(stream, file) {
  await pipeline(stream, file);
}

export async function feed(stream, file, rows) {
  sink(stream, file);
  for (const row of rows) stream.write(row);
  stream.end();
}

async function end(stream) {
  return finished(stream);
}

export async function close(stream) {
  end(stream);
  stream.destroy();
}

async function untilAborted(signal) {
  await new Promise((resolve) => signal.addEventListener('abort', resolve));
}

export async function cut(work) {
  const controller = new AbortController();
  untilAborted(controller.signal);
  await work(controller.signal);
  controller.abort();
}

export async function cutInPlace(work) {
  const controller = new AbortController();
  const { signal } = controller;
  untilAborted(signal);
  await work(signal);
  controller.abort();
}

async function answer(worker) {
  return new Promise((resolve) => worker.once('message', resolve));
}

export async function ask(worker, question) {
  answer(worker);
  worker.postMessage(question);
}

import { post } from './api.mjs';

async function track(name) {
  await post('/track', { name });
}

export async function openReport(id) {
  track('report');
  return window.open(`/reports/${id}`);
}

export async function copyLink(link) {
  track('link');
  await navigator.clipboard.writeText(link);
}

export async function enlarge(chart) {
  track('chart');
  await chart.requestFullscreen();
}

export async function shelve(db, book) {
  const tx = db.transaction(['books', 'shelves'], 'readwrite');
  const books = tx.objectStore('books');
  track('book');
  books.put(book);
}

export async function moveBook(tx, book) {
  await tx.objectStore('books').put(book);
  track('move');
  await tx.objectStore('shelves').put(book.shelf);
}

export async function openLater(id) {
  const popup = window.open('about:blank');
  await track('popup');
  popup.location = `/reports/${id}`;
}

export async function copyRendered(link) {
  const text = await post('/short', { link });
  await track('short');
  await navigator.clipboard.writeText(text);
}

export async function unshelve(db, book) {
  await track('unshelve');
  const tx = db.transaction('books', 'readwrite');
  tx.objectStore('books').delete(book.id);
}

export async function openDrawer(drawer) {
  const open = (part) => part.unlock();
  await track('drawer');
  open(drawer);
}

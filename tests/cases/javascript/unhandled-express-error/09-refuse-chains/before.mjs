import express from 'express';
import { load, render } from './db.mjs';

const app = express();

app.get('/a', (req, res) => {
  load().then((row) => res.json(row)).finally(() => console.log('done'));
});
app.get('/b', (req, res) => {
  load().then((row) => row.id).catch(() => 0).then((id) => res.json(id));
});
app.get('/c', (req, res) => {
  load().then(render).then((html) => res.send(html));
});
app.get('/d', async (req, res) => {
  const next = await load();
  res.json(next);
});
app.get('/e', (req, res) => {
  load(req.query.user).then(({ user }) => load(user)).then((user) => res.json(user));
});
app.get('/f', (req, res) => {
  load().then((row) => res.json(row), () => res.sendStatus(500));
});
app.get('/g', (req, res) => void load().then((row) => res.json(row)));

export default app;

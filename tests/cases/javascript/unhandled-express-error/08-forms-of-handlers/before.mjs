import express, { Router } from 'express';
import { load, save, render } from './db.mjs';

const app = express();
const router = Router();
const error = 'page';

async function store(row) {
  return save(row);
}

app.get('/a', async (req, res) => res.json(await load(error)));
app.get('/b', (req, res) => load().then((row) => res.json(row)));
app.get('/c', async function (req, res) {
  // the first
  const row = await load();

  if (!row) return store(req.body);
  res.json(row); // the last
});
router.route('/d').get((req, res) => {
  const { id } = req.params;
  return load(id)
    .then((row) => {
      const name = row.name;
      return save(name);
    })
    .then(() => render(id))
    .then((html) => res.send(html));
});
app.use([async (req, res, done) => { await load(); done(); }]);

export { app, router };

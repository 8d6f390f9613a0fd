import express, { Router } from 'express';
import { load, save, render } from './db.mjs';

const app = express();
const router = Router();
const error = 'page';

async function store(row) {
  return save(row);
}

app.get('/a', async (req, res, next) => {
  try {
    res.json(await load(error));
  } catch (err) {
    next(err);
  }
});
app.get('/b', async (req, res, next) => {
  try {
    const row = await load();
    res.json(row);
  } catch (err) {
    next(err);
  }
});
app.get('/c', async function (req, res, next) {
  try {
    // the first
    const row = await load();

    if (!row) return await store(req.body);
    res.json(row); // the last
  } catch (err) {
    next(err);
  }
});
router.route('/d').get(async (req, res, next) => {
  try {
    const { id } = req.params;
    const row = await load(id);
    const name = row.name;
    await save(name);
    const html = await render(id);
    res.send(html);
  } catch (err) {
    next(err);
  }
});
app.use([async (req, res, done) => {
  try {
    await load();
    done();
  } catch (err) {
    done(err);
  }
}]);

export { app, router };

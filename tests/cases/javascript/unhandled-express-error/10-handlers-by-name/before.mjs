import express from 'express';
import { find, wrap } from './data.mjs';

const app = express();

app.get('/one', one);
app.route('/two').get(check, [two]).post(two);
app.get('/three', wrap(three));
app.get('/four', four);
app.use(onError);
app.get('/five', async (req, res, next) => {
  const row = await find(req.params.id).catch(next);
  if (row) res.json(row);
});

async function one(req, res) {
  const row = await find(req.params.id);
  res.json(row);
}

const two = (req, res) => {
  find(req.params.id).then((row) => res.json(row));
};

async function three(req, res) {
  res.json(await find(req.params.id));
}

export async function four(req, res) {
  res.json(await find(req.params.id));
}

async function onError(error, req, res, next) {
  await find(error.id);
  next(error);
}

function check(req, res, next) {
  next();
}

export default app;

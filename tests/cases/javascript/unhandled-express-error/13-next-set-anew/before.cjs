const express = require('express');

const app = express();

app.get('/next', async (req, res, next) => {
  next = await load(req.query.after);
  res.json(next);
});

app.get('/own', async (req, res) => {
  if (req.query.id) {
    const next = await load(req.query.id);
    return res.json(next);
  }
  res.json(await load(1));
});

async function load(key) {
  return key;
}

const express = require('express');

const app = express();

app.get('/', async (req, res) => {
  const { error, err, e } = req.query;
  res.json(await load(error, err, e));
});

async function load(...names) {
  return names;
}

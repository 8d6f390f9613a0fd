const express = require('express');

const app = express();

app.get('/one', async (req, res) => { // the whole list
  // by name
  const rows = await load(req.query.name);
  res.json(rows);
});

app.get('/two', (req, res) => { // one
  load(req.query.id).then((row) => { // found
    // as it is
    res.json(row);
  });
});

async function load(key) {
  return key;
}

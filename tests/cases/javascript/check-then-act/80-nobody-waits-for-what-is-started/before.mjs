import express from 'express';

const app = express();
const seats = new Map();
const users = new Map();

app.post('/seats/:id', async (req, res, next) => {
  if (seats.has(req.params.id)) return next();
  seats.set(req.params.id, await quote(req.params.id));
  next();
});

app.post('/users/:name', async (req, res) => {
  if (!users.has(req.params.name)) {
    const key = await new Promise((resolve, reject) => {
      derive(req.body.password, (error, found) => (error ? reject(error) : resolve(found)));
    });
    users.set(req.params.name, key);
  }
  res.json(users.get(req.params.name));
});

// Here the others are waited for.
app.use(async (req, res, next) => {
  if (!seats.has(req.path)) {
    await next();
    seats.set(req.path, 0);
  }
});

async function quote(id) {
  return id.length;
}

function derive(text, done) {
  setTimeout(() => done(null, text), 1);
}

import type { Express } from 'express';
import express, { type Application, Router } from 'express';
import { count, find } from './accounts';

const app: Application = express();
export const router: Router = Router();

app.get('/accounts/:id', async (req, res) => {
  function load(): Promise<string> {
    return find(req.params.id);
  }
  res.json(await load());
});

export function register(other: Express): void {
  other.get('/count', async (_req, res) => {
    res.json(await count());
  });
}

router.use(async (_req, _res, next) => {
  await count();
  next();
});

export default app;

import type { Express } from 'express';
import express, { type Application, Router } from 'express';
import { count, find } from './accounts';

const app: Application = express();
export const router: Router = Router();

app.get('/accounts/:id', async (req, res, next) => {
  try {
    function load(): Promise<string> {
      return find(req.params.id);
    }
    res.json(await load());
  } catch (error) {
    next(error);
  }
});

export function register(other: Express): void {
  other.get('/count', async (_req, res, next) => {
    try {
      res.json(await count());
    } catch (error) {
      next(error);
    }
  });
}

router.use(async (_req, _res, next) => {
  try {
    await count();
    next();
  } catch (error) {
    next(error);
  }
});

export default app;

import express, { type RequestHandler } from 'express';
import { count, find } from './accounts';

const router = express.Router();

router.get('/accounts/:id', (async (req, res, next) => {
  try {
    res.json(await find(req.params.id));
  } catch (error) {
    next(error);
  }
}) as RequestHandler<{ id: string }>);
router.get('/count', <RequestHandler>(async (_req, res, next) => {
  try {
    res.json(await count());
  } catch (error) {
    next(error);
  }
}));

export default router;

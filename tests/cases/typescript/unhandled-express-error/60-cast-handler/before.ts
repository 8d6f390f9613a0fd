import express, { type RequestHandler } from 'express';
import { count, find } from './accounts';

const router = express.Router();

router.get('/accounts/:id', (async (req, res) => {
  res.json(await find(req.params.id));
}) as RequestHandler<{ id: string }>);
router.get('/count', <RequestHandler>(async (_req, res) => {
  res.json(await count());
}));

export default router;

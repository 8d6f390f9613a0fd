import express, { type Request } from 'express';
import type { Response } from 'express';
import type { ErrorRequestHandler, NextFunction as Next } from 'express';

const users = async (): Promise<string[]> => ['ada'];

export const router = express.Router();

router.get('/users', async (req: Request, res: Response, next: Next) => {
  try {
    res.json(await users());
  } catch (error) {
    next(error);
  }
});

export const failed: ErrorRequestHandler = (error: Error, _req, res, _next: Next) => {
  res.status(500).json({ error: error.message });
};

import express, { type Request, type Response, type NextFunction } from 'express';

const users = async (): Promise<string[]> => ['ada'];

export const app = express();

app.get('/users', async (req: Request, res: Response, next: NextFunction): Promise<void> => {
  try {
    const found: string[] = await users();
    res.json(found);
  } catch (error) {
    next(error);
  }
});

app.get('/first', async (req: Request, res: Response): Promise<Response> => {
  const [first] = await users();
  return res.json({ first });
});

app.get('/count', async (req: Request, res: Response, next: NextFunction): Promise<Response | void> => {
  try {
    const found = await users();
    if (found.length === 0) return res.sendStatus(404);
    res.json(found.length);
  } catch (error) {
    next(error);
  }
});

app.get('/all', async (req: Request, res: Response): Promise<Response> => res.json(await users()));

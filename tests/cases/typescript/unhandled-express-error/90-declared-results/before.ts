import express, { type Request, type Response } from 'express';

const users = async (): Promise<string[]> => ['ada'];

export const app = express();

app.get('/users', (req: Request, res: Response): void => {
  users().then((found: string[]) => res.json(found));
});

app.get('/first', async (req: Request, res: Response): Promise<Response> => {
  const [first] = await users();
  return res.json({ first });
});

app.get('/count', async (req: Request, res: Response): Promise<Response | void> => {
  const found = await users();
  if (found.length === 0) return res.sendStatus(404);
  res.json(found.length);
});

app.get('/all', async (req: Request, res: Response): Promise<Response> => res.json(await users()));

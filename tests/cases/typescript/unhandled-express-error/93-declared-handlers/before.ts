import express, { type Request, type Response } from 'express';

declare function audit(req: Request, res: Response): Promise<void>;

function page(req: Request, res: Response): Promise<void>;
async function page(_req: Request, res: Response) {
  res.json(await Promise.resolve(1));
}

const app = express();

app.use(audit);
app.get('/page', page);
app.get('/list', async (_req, res) => {
  res.json(await Promise.resolve([]));
});

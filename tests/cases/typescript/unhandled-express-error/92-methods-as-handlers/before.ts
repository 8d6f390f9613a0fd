import { Router, Request, Response } from 'express';
import { find, log } from './db';

export class Users {
  readonly router = Router();

  constructor(private readonly group: string) {
    this.router.get('/', this.list);
    this.router.get('/:id', this.show.bind(this));
    this.router.get('/:id/log', this.safe);
  }

  async once(req: Request, res: Response): Promise<void> {
    res.json(await log(req.params.id));
  }

  private list = async (req: Request, res: Response): Promise<void> => {
    res.json(await find(this.group));
  };

  private async show(req: Request, res: Response): Promise<void> {
    res.json(await find(req.params.id));
  }

  private safe = async (req: Request, res: Response): Promise<void> => {
    try {
      res.json(await log(req.params.id));
    } catch {
      res.sendStatus(500);
    }
  };
}

const handlers = {
  async health(req: Request, res: Response) {
    res.send(await log('health'));
  },
};

export const health = Router();
health.get('/health', handlers.health);

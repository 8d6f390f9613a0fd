import { Router, Request, Response, NextFunction } from 'express';
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

  private list = async (req: Request, res: Response, next: NextFunction): Promise<void> => {
    try {
      res.json(await find(this.group));
    } catch (error) {
      next(error);
    }
  };

  private async show(req: Request, res: Response, next: NextFunction): Promise<void> {
    try {
      res.json(await find(req.params.id));
    } catch (error) {
      next(error);
    }
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
  async health(req: Request, res: Response, next: NextFunction) {
    try {
      res.send(await log('health'));
    } catch (error) {
      next(error);
    }
  },
};

export const health = Router();
health.get('/health', handlers.health);

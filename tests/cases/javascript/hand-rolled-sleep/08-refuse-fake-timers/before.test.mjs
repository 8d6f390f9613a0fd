import { mock } from 'node:test';
import { settled } from './before.mjs';

mock.timers.enable({ apis: ['setTimeout'] });
settled('x');

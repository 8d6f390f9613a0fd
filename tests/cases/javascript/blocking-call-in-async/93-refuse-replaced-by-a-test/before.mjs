import fs, { readdirSync, readlinkSync } from 'node:fs';
import { expect, test, vi } from 'vitest';

test('reads what it is told', async () => {
  vi.spyOn(fs, 'readFileSync').mockReturnValue('told');
  vi.mocked(readlinkSync).mockReturnValue('there');
  fs.lstatSync = () => ({ size: 3 });
  expect(fs.readFileSync('a.txt', 'utf8')).toBe('told');
  expect(readlinkSync('a')).toBe('there');
  expect(fs.lstatSync('a').size).toBe(3);
  expect(readdirSync('.').length).toBe(1);
});

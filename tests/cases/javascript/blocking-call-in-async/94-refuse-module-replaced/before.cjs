const fs = require('node:fs');

jest.mock('fs');

test('reads nothing', async () => {
  expect(fs.readFileSync('a.txt', 'utf8')).toBe(undefined);
});

// The rules of ESLint and its plugins that a card covers. NODE_PATH is not asked by modules: the packages lie where eslint lies.
import { createRequire } from 'node:module';

const require = createRequire(process.argv[1]);
const promise = require('eslint-plugin-promise');
const tseslint = require('typescript-eslint');

export default [
  {
    files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
    languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
    plugins: { promise },
    rules: {
      'promise/catch-or-return': ['error', { allowFinally: true }],
      'promise/no-multiple-resolved': 'error',
      'require-atomic-updates': 'error',
    },
  },
];

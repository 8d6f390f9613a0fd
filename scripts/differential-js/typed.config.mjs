// The rule of typescript-eslint that asks for types; TYPED_PROJECT leads to the tsconfig.json. The packages lie where eslint lies.
import { createRequire } from 'node:module';

const tseslint = createRequire(process.argv[1])('typescript-eslint');

export default [
  { ignores: ['node_modules'] },
  {
    files: ['**/*.{ts,mts,cts,tsx}'],
    languageOptions: { parser: tseslint.parser, parserOptions: { project: process.env.TYPED_PROJECT } },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: { '@typescript-eslint/no-floating-promises': 'error' },
  },
];

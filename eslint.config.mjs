import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'data', '.cache', 'coverage', 'web/src/api/schema.d.ts', 'web/public'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.mjs', 'bin/*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { requireDefaultForNonUnion: false, considerDefaultExhaustiveForUnions: true },
      ],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      'no-console': 'error',
      complexity: ['error', 20],
      'max-lines': ['error', { max: 420, skipBlankLines: true, skipComments: true }],
    },
  },
  // Hot loops over arrays whose bounds are known: an index that can't be out of range is asserted, not tested.
  {
    files: ['src/detection/**', 'src/text/**', 'bench/**', 'test/**', '**/*.spec.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  // One recogniser a kind of value, each a grammar read from top to bottom: to be split by idea (see the open points).
  {
    files: ['src/detection/claims/**'],
    rules: { complexity: 'off', 'max-lines': ['error', { max: 520, skipBlankLines: true, skipComments: true }] },
  },
  // What speaks to a terminal.
  {
    files: [
      'bin/**',
      'bench/**',
      'src/main.ts',
      'src/cli/**',
      'src/cli.ts',
      'src/demo/**',
      'src/worker.ts',
      'test/quality/**',
      'test/corpus/**',
    ],
    rules: { 'no-console': 'off' },
  },
  // A component's conditions are what it shows.
  { files: ['web/src/**/*.tsx'], rules: { complexity: ['error', 30] } },
  { files: ['web/src/**'], ...reactHooks.configs.flat.recommended },
  // Every word of the pages in one file.
  { files: ['web/src/words.ts'], rules: { 'max-lines': 'off' } },
  { files: ['**/*.mjs'], ...tseslint.configs.disableTypeChecked },
  {
    files: ['**/*.spec.ts', 'test/**'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      'max-lines': 'off',
    },
  },
);

import { availableParallelism } from 'node:os';

// Everything runs as CommonJS in jest (see docs/decisions/0002): the built server, which is ESM, is started
// for real by test/http/start.test.ts, so that what only ESM breaks is seen as well.
const swc = {
  swcrc: false,
  module: { type: 'commonjs' },
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true },
    keepClassNames: true,
  },
};

const shared = {
  rootDir: '.',
  cacheDirectory: '<rootDir>/.cache/jest',
  transform: { '^.+\\.(ts|js|mjs|cjs)$': ['@swc/jest', swc] },
  // What is CommonJS already, and large.
  transformIgnorePatterns: ['/node_modules/(playwright-core|axe-core)/'],
  moduleNameMapper: {
    '^unpdf/pdfjs$': '<rootDir>/node_modules/unpdf/dist/pdfjs.mjs',
    '^(\\.{1,2}/.*)\\.js$': ['$1', '$1.js'],
  },
};

// What needs a database runs once on each, the same files: `npx jest --selectProjects mariadb test/http`.
const NEEDS_DATABASE = '<rootDir>/test/(db|http)/(?!start\\.test\\.ts)';

const onDatabase = (dialect) => ({
  ...shared,
  displayName: dialect,
  roots: ['<rootDir>/test/db', '<rootDir>/test/http'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['start\\.test\\.ts$'],
  setupFiles: [`<rootDir>/test/support/on-${dialect}.ts`],
});

export default {
  projects: [
    {
      ...shared,
      displayName: 'rest',
      roots: ['<rootDir>/src', '<rootDir>/test'],
      testMatch: ['**/*.spec.ts', '**/*.test.ts'],
      testPathIgnorePatterns: [NEEDS_DATABASE],
    },
    onDatabase('sqlite'),
    onDatabase('mariadb'),
  ],
  // One worker alone would be jest itself, which keeps what every test has loaded: 3 GB in the end, and twice the time.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  workerIdleMemoryLimit: '1GB',
  testTimeout: 30_000,
};

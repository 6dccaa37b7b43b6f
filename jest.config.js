const { swcOptions } = require('./scripts/lib/swc-options.cjs');

// A business day is Shanghai's whatever the machine says: tests run under a zone of their own choice.
process.env.TZ ??= 'UTC';

const notHere = ['/node_modules/', '/dist/'];
const long = '\\.long\\.test\\.tsx?$';
const e2e = '\\.e2e\\.test\\.tsx?$';
const api = '\\.api\\.test\\.ts$';

const base = {
  rootDir: __dirname,
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['<rootDir>/(shared|server|miniapp|desktop)/dist/'],
  transform: {
    '\\.ts$': ['@swc/jest', swcOptions()],
    '\\.[jt]sx$': ['@swc/jest', swcOptions({ tsx: true })],
  },
  moduleNameMapper: {
    '^@guiyan/shared/(.*)$': '<rootDir>/shared/src/$1',
    '^@/(.*)$': '<rootDir>/miniapp/src/$1',
    '\\.(css|scss|less|wxss|png|svg|jpg)$': '<rootDir>/scripts/test/empty.cjs',
  },
};

const project = (displayName, testMatch, ignored, more = {}) => ({
  ...base,
  displayName,
  testMatch: testMatch.map((glob) => `<rootDir>/${glob}`),
  testPathIgnorePatterns: [...notHere, ...ignored],
  ...more,
});

const engine = (name) => ({
  setupFiles: [`<rootDir>/scripts/test/engine-${name}.cjs`],
  ...(name === 'mariadb' ? { globalSetup: '<rootDir>/scripts/test/mariadb-setup.mjs', globalTeardown: '<rootDir>/scripts/test/mariadb-teardown.mjs' } : {}),
});

module.exports = {
  cacheDirectory: '<rootDir>/.cache/jest',
  testTimeout: 60_000,
  projects: [
    project('unit', ['{shared,server,miniapp,desktop}/src/**/*.test.{ts,tsx}', 'server/test-servers/**/*.test.ts'], [api, e2e, long]),
    project('api-sqlite', ['server/src/**/*.api.test.ts'], [], engine('sqlite')),
    project('api-mariadb', ['server/src/**/*.api.test.ts'], [], engine('mariadb')),
    project('weapp', ['miniapp/test/**/*.test.{ts,tsx}'], [e2e, long]),
    project('e2e', ['{miniapp,desktop}/test/**/*.e2e.test.{ts,tsx}'], []),
    project('long-sqlite', ['server/src/**/*.long.test.ts'], [], engine('sqlite')),
    project('long-mariadb', ['server/src/**/*.long.test.ts'], [], engine('mariadb')),
    project('long', ['{shared/src,miniapp/src,desktop/src,miniapp/test,desktop/test}/**/*.long.test.{ts,tsx}'], []),
  ],
};

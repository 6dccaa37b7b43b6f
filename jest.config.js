const { readdirSync } = require('node:fs');
const { join } = require('node:path');
const { swcOptions } = require('./scripts/lib/swc-options.cjs');

// A business day is Shanghai's whatever the machine says: tests run under a zone of their own choice.
process.env.TZ ??= 'UTC';

const together = process.env.GUIYAN_TOGETHER === '1';
/** `1/2`: the first of two parts of the browser tests, so that two steps share them. */
const [part, parts] = (process.env.GUIYAN_PART ?? '1/1').split('/').map(Number);
const any = /\.test\.tsx?$/;
const long = /\.long\.test\.tsx?$/;
const e2e = /\.e2e\.test\.tsx?$/;
const api = /\.api\.test\.ts$/;
/** These wait for sick servers or unpack bombs or check a hundred thousand signatures, and reckon with no day: one time zone is enough. */
const zoneless = /\/(wechat|fake-wechat|hostile|card-code)\.test\.ts$/;

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

const filesIn = (folder) => readdirSync(join(__dirname, folder), { recursive: true }).map((name) => `${folder}/${name}`).sort();

/** A project's files: each in a world of its own when a person asks for some, all in one when `npm test` asks for all. */
const project = (displayName, folders, kind, others = [], more = {}) => {
  const testFiles = folders.flatMap(filesIn).filter((file) => kind.test(file) && !others.some((other) => other.test(file))).filter((_, index) => index % parts === part - 1);
  return {
    ...base,
    displayName,
    testMatch: (together ? ['scripts/test/together.cjs'] : testFiles).map((file) => `<rootDir>/${file}`),
    ...(together ? { globals: { testFiles } } : {}),
    ...more,
  };
};

const engine = (name) => ({
  setupFiles: [`<rootDir>/scripts/test/engine-${name}.cjs`],
  globalSetup: '<rootDir>/scripts/test/engine-setup.mjs',
  globalTeardown: '<rootDir>/scripts/test/engine-teardown.mjs',
});

const sources = ['shared/src', 'server/src', 'miniapp/src', 'desktop/src', 'server/test-servers'];

module.exports = {
  cacheDirectory: '<rootDir>/.cache/jest',
  testTimeout: 60_000,
  projects: [
    project('unit', sources, any, [api, e2e, long]),
    project('unit-zones', sources, any, [api, e2e, long, zoneless]),
    project('api-sqlite', ['server/src'], api, [], engine('sqlite')),
    project('api-mariadb', ['server/src'], api, [], engine('mariadb')),
    project('weapp', ['miniapp/test'], any, [e2e, long]),
    project('e2e', ['miniapp/test', 'desktop/test'], e2e, [], { setupFilesAfterEnv: ['<rootDir>/miniapp/test/demo-county.ts'] }),
    project('long-sqlite', ['server/src'], long, [], engine('sqlite')),
    project('long-mariadb', ['server/src'], long, [], engine('mariadb')),
  ],
};

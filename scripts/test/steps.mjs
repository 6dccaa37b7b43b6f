import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { at } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';

const minutes = 60_000;
const results = at('.cache/test');

const script = (file, ...args) => ({ limit = 5 * minutes, env } = {}) => run(process.execPath, [at('scripts', file), ...args], { limit, env: { ...process.env, ...env }, group: true });

const sum = ({ code, output }) => ({ output, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });

const step = (name, work, more = {}) => ({ name, slots: 1, after: [], needs: [], ...more, work: async () => sum(await work()) });

/** A Jest project as a step: counts its tests; a run that breaks without a failing test counts as one failure. */
function jest(name, project, { workers = 1, env = {}, limit = 15 * minutes, ...more } = {}) {
  const work = async () => {
    mkdirSync(results, { recursive: true });
    const file = `${results}/${name.replaceAll(/\W+/g, '-')}.json`;
    rmSync(file, { force: true });
    // The browser's driver reads __proto__ when it has an error to tell.
    const proto = project === 'e2e' ? [] : ['--disable-proto=throw'];
    const { code, output } = await run(
      process.execPath,
      [...proto, at('node_modules/jest/bin/jest.js'), '--ci', '--selectProjects', project, '--json', '--outputFile', file, '--maxWorkers', String(workers)],
      { env: { ...process.env, TZ: 'UTC', GUIYAN_TOGETHER: '1', ...env }, limit, group: true },
    );
    if (!existsSync(file)) return { output: `${output}\nno result file (exit code ${code})`, passed: 0, failed: 1, skipped: 0 };
    const counts = JSON.parse(readFileSync(file, 'utf8'));
    // --json repeats the whole result on stdout; people read the text before it.
    const text = output.split('\n').filter((line) => !line.startsWith('{"numFailedTestSuites"')).join('\n');
    const broken = counts.numFailedTests + counts.numRuntimeErrorTestSuites;
    return { output: text, passed: counts.numPassedTests, failed: broken === 0 && code !== 0 ? 1 : broken, skipped: counts.numPendingTests };
  };
  return { name, slots: workers, after: [], needs: [], ...more, work };
}

/** `scripts` holds the tests of both screens too: they stand on the same server, which is looked at once. */
const workspaces = ['shared', 'server', 'miniapp', 'desktop', 'scripts'];

/** Types of every workspace, one after the other; all of them speak. */
async function types() {
  mkdirSync(at('.cache'), { recursive: true });
  let output = '';
  let code = 0;
  for (const workspace of workspaces) {
    const answer = await run(process.execPath, [at('node_modules/typescript/bin/tsc'), '-p', at(workspace), '--noEmit', '--incremental', '--tsBuildInfoFile', at(`.cache/tsc-${workspace.replace('/', '-')}.tsbuildinfo`), '--pretty', 'false'], { limit: 5 * minutes });
    if (answer.code !== 0) output += `${workspace}:\n${answer.output}`;
    code ||= answer.code;
  }
  return { code, output };
}

const lint = () => run(process.execPath, [at('node_modules/oxlint/bin/oxlint'), '--config', at('.oxlintrc.json'), '--deny-warnings'], { limit: minutes });

export const staticSteps = [
  step('types', types),
  step('lint', lint),
  step('boundaries', script('check-boundaries.mjs')),
  step('migrations', script('check-migrations.mjs')),
  step('features', script('check-features.mjs')),
];

export const unitSteps = [
  jest('unit', 'unit'),
  jest('unit-shanghai', 'unit-zones', { env: { TZ: 'Asia/Shanghai' } }),
  jest('unit-new-york', 'unit-zones', { env: { TZ: 'America/New_York' } }),
];

const builds = ['build-server', 'build-weapp', 'build-h5', 'build-desktop'];

const buildSteps = builds.map((name) => step(name, script('build.mjs', name.slice('build-'.length))));

const inBrowser = (part) => jest(`e2e-${part}`, 'e2e', { env: { GUIYAN_PART: `${part}/2` }, after: builds, needs: ['Chromium', 'Chinese fonts', 'Tibetan fonts'] });

// The longest first: the others fill the gaps.
const rest = [
  step('sizes', script('check-size.mjs'), { after: ['build-weapp', 'build-h5', 'build-desktop'] }),
  jest('api-mariadb', 'api-mariadb', { after: ['build-server'], needs: ['MariaDB'] }),
  jest('api-sqlite', 'api-sqlite', { after: ['build-server'] }),
  inBrowser(1),
  inBrowser(2),
  ...(existsSync(at('scripts/day.mjs')) ? [step('day', script('day.mjs', '--ci'), { after: builds, needs: ['Chromium'] })] : []),
  jest('weapp', 'weapp', { after: ['build-server', 'build-weapp'] }),
];

const hours = 60 * minutes;
const longSteps = [
  jest('long-sqlite', 'long-sqlite', { limit: 2 * hours, after: ['build-server'] }),
  jest('long-mariadb', 'long-mariadb', { limit: 2 * hours, after: ['build-server'], needs: ['MariaDB'] }),
];

const [buildServer, buildWeapp, buildH5, buildDesktop] = buildSteps;
const [first, ...otherZones] = unitSteps;

/** All steps in the order in which they are taken up; builds run beside the quick checks. */
export const stepsFor = ({ long }) => [
  buildServer, buildWeapp, ...staticSteps, first, buildH5, ...otherZones, buildDesktop, ...rest, ...(long ? longSteps : []),
];

// node scripts/build.mjs <server|h5|weapp|desktop>… [--watch] [--force]
import { existsSync, rmSync, watch } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { compileWorkspace } from './lib/compile.mjs';
import { at } from './lib/paths.mjs';
import { run, secondsSince, tail } from './lib/run.mjs';
import { hashOf, isStale, remember, targets } from './lib/targets.mjs';

const binOf = (workspace, packageName, bin) => {
  const require = createRequire(at(workspace, 'package.json'));
  return join(dirname(require.resolve(`${packageName}/package.json`)), bin);
};

const taro = (type, watching) => ({
  cwd: at('miniapp'),
  dist: at('miniapp/dist', type),
  args: [binOf('miniapp', '@tarojs/cli', 'bin/taro'), 'build', '--type', type, ...(watching ? ['--watch'] : [])],
  env: { ...process.env, NODE_ENV: watching ? 'development' : 'production', BROWSERSLIST_IGNORE_OLD_DATA: '1' },
});

const bundlers = {
  h5: (watching) => taro('h5', watching),
  weapp: (watching) => taro('weapp', watching),
  desktop: (watching) => ({
    cwd: at('desktop'),
    dist: at('desktop/dist'),
    args: [binOf('desktop', 'vite', 'bin/vite.js'), 'build', ...(watching ? ['--watch'] : ['--logLevel', 'warn'])],
    env: { ...process.env, NODE_ENV: 'production' },
  }),
};

async function buildServer() {
  const files = (await compileWorkspace('shared')) + (await compileWorkspace('server'));
  if (!existsSync(at(targets.server.proof))) throw new Error(`${targets.server.proof} is missing: server/src/main.ts does not exist`);
  return `${files} files`;
}

async function bundle(name) {
  const { cwd, dist, args, env } = bundlers[name](false);
  // The bundlers answer 0 even when they wrote nothing; only a fresh file proves the build.
  rmSync(dist, { recursive: true, force: true });
  const { code, output } = await run(process.execPath, args, { cwd, env });
  if (code !== 0 || !existsSync(at(targets[name].proof))) throw new Error(`${tail(output)}\n${targets[name].proof} was not written (exit code ${code})`);
  return targets[name].proof;
}

async function build(name, force) {
  if (!force && !isStale(name)) return process.stdout.write(`  ${name} is up to date\n`);
  const start = performance.now();
  const hash = hashOf(name);
  process.stdout.write(`  ${name} …\n`);
  const said = name === 'server' ? await buildServer() : await bundle(name);
  remember(name, hash, Number(secondsSince(start)));
  process.stdout.write(`  ${name} built in ${secondsSince(start)} s (${said})\n`);
}

async function watchServer() {
  let timer;
  let turn = Promise.resolve();
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      turn = turn.then(buildServer).then(
        (said) => process.stdout.write(`  server built (${said})\n`),
        (error) => process.stderr.write(`${error.message}\n`),
      );
    }, 80);
  };
  for (const dir of ['shared/src', 'server/src']) watch(at(dir), { recursive: true }, again);
  again();
}

const args = process.argv.slice(2);
const names = args.filter((arg) => !arg.startsWith('--'));
const unknown = names.filter((name) => !Object.hasOwn(targets, name));
if (names.length === 0 || unknown.length > 0) {
  process.stderr.write(`usage: build.mjs <${Object.keys(targets).join('|')}>… [--watch] [--force]\n`);
  process.exit(2);
}
try {
  if (args.includes('--watch')) {
    for (const name of names) {
      if (name === 'server') await watchServer();
      else {
        const { cwd, args: bundlerArgs, env } = bundlers[name](true);
        run(process.execPath, bundlerArgs, { cwd, env, show: true });
      }
    }
  } else for (const name of names) await build(name, args.includes('--force'));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

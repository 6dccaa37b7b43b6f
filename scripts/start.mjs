// npm start: installs and builds what is missing or stale, then runs the server in this very process.
// Node's own modules only: on a bare machine nothing else is there yet.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import Module from 'node:module';
import { parseEnv } from 'node:util';
import { install, minimumNode, nodeIsNewEnough } from './lib/install.mjs';
import { at, root } from './lib/paths.mjs';
import { isStale, targets } from './lib/targets.mjs';

const stop = (sentence) => {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
};

if (!nodeIsNewEnough()) stop(`Guiyan needs Node ${minimumNode} or newer; this is ${process.versions.node}. 需要 Node ${minimumNode} 以上版本。`);
process.chdir(root);
if (!install()) stop('npm ci failed; see above. 依赖安装失败。');

if (!process.argv.includes('--no-build')) {
  const stale = ['server', 'h5', 'desktop'].filter(isStale);
  if (stale.length > 0) {
    process.stdout.write(`  building ${stale.join(', ')} …\n`);
    const { status } = spawnSync(process.execPath, [at('scripts/build.mjs'), ...stale], { cwd: root, stdio: 'inherit' });
    if (status !== 0) stop('The build failed; see above. 构建失败。');
  }
}

if (existsSync(at('.env'))) {
  // What the shell says wins over the file.
  for (const [name, value] of Object.entries(parseEnv(readFileSync(at('.env'), 'utf8')))) process.env[name] ??= value;
}

process.setSourceMapsEnabled(true);
process.argv = [process.argv[0], at(targets.server.proof)];
// As the main module, so that the server cannot tell this start from `node server/dist/main.js`;
// in this process, so that Ctrl-C reaches it once.
Module.runMain();

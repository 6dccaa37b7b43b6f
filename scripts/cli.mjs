// node scripts/cli.mjs <migrate|seed|invite|openapi|samples> [...]: builds the server if stale and runs its command line.
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { at } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { isStale } from './lib/targets.mjs';

const verbs = ['migrate', 'seed', 'invite', 'openapi', 'samples'];
const [verb, ...rest] = process.argv.slice(2);
if (!verbs.includes(verb)) {
  process.stderr.write(`usage: cli.mjs <${verbs.join('|')}> [...]\n`);
  process.exit(2);
}
if (isStale('server')) {
  const { code, output } = await run(process.execPath, [at('scripts/build.mjs'), 'server']);
  // The build speaks on stderr only when it fails: stdout belongs to the command's own answer.
  if (code !== 0) {
    process.stderr.write(output);
    process.exit(1);
  }
}
const env = { ...(existsSync(at('.env')) ? parseEnv(readFileSync(at('.env'), 'utf8')) : {}), ...process.env };
const { code } = await run(process.execPath, ['--enable-source-maps', at('server/dist/cli.js'), verb, ...rest], { env, show: true });
process.exitCode = code;

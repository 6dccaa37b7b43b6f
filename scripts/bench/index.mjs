// npm run bench -- <api|home|weapp|start|import|export|roster|duties|tasks|reminders|card> [options]; see docs/performance.md.
import { parseArgs } from 'node:util';

const benches = {
  api: () => import('./api.mjs').then((m) => m.api),
  home: () => import('./home.mjs').then((m) => m.home),
  weapp: () => import('./weapp.mjs').then((m) => m.weapp),
  start: () => import('./start.mjs').then((m) => m.start),
  import: () => import('./import.mjs').then((m) => m.importing),
  roster: () => import('./roster.mjs').then((m) => m.roster),
  duties: () => import('./duties.mjs').then((m) => m.duties),
  // The lists alone are the question; they need the nights before them.
  tasks: () => import('./duties.mjs').then((m) => m.duties),
  export: () => import('./export.mjs').then((m) => m.exporting),
  card: () => import('./card.mjs').then((m) => m.card),
  reminders: () => import('./reminders.mjs').then((m) => m.reminders),
};
const text = { type: 'string' };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { scale: text, pairs: text, seconds: text, only: text, workers: text, full: { type: 'boolean' }, 'no-profile': { type: 'boolean' }, 'no-sqlite': { type: 'boolean' }, 'no-mariadb': { type: 'boolean' } },
});
if (positionals.length === 0 || positionals.some((name) => !Object.hasOwn(benches, name))) {
  process.stderr.write(`usage: npm run bench -- <${Object.keys(benches).join('|')}> [--scale members | --full] [--pairs n] [--seconds n] [--only list,get,write] [--workers n] [--no-profile] [--no-sqlite] [--no-mariadb]\n`);
  process.exit(2);
}
for (const name of positionals) await (await benches[name]())(values);

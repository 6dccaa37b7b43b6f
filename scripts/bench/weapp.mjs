// npm run bench -- weapp: the real build, looked at as `npm test` does, with figures instead of limits.
import { at } from '../lib/paths.mjs';
import { figure, machine, median, say, table } from './lib/report.mjs';
import { build } from './lib/stage.mjs';
import { requireTypeScript } from './lib/typescript.mjs';

const STARTS = 9;

export async function weapp() {
  build('weapp');
  const { weappBudgets: budgets, weappSizes } = requireTypeScript('miniapp/test/sizes.ts');
  const { countNodes, createHost } = requireTypeScript('miniapp/test/host/node.ts');
  const dist = at('miniapp/dist/weapp');
  // Nobody listens on port 1: what a page sends to the screen before any answer comes is its first paint.
  const open = (launch) => createHost({ dist, launch, apiBase: 'http://127.0.0.1:1' });
  say(`bench weapp · ${machine()}`);

  const sizes = weappSizes(dist);
  const largest = sizes.pages.reduce((a, b) => (b.bytes > a.bytes ? b : a));
  const lines = [['figure', 'value', 'budget']];
  const tell = (metric, value, unit, budget) => {
    const shown = (n) => (unit === 'bytes' ? `${(n / 1024).toFixed(1)} KB` : `${n.toFixed(unit === 'ms' ? 1 : 0)} ${unit}`);
    lines.push([metric, shown(value), shown(budget)]);
    figure('weapp', metric, value, unit, budget, value / budget);
  };
  tell('main package', sizes.main.bytes, 'bytes', budgets.main);
  tell('main package, zipped', sizes.main.zipped, 'bytes', budgets.mainZipped);
  tell('all packages', sizes.all, 'bytes', budgets.all);
  tell(`largest page ${largest.route}`, largest.bytes, 'bytes', budgets.page);

  const starts = [];
  for (let i = 0; i < STARTS; i += 1) {
    const host = open().start();
    starts.push(host.appStartMs);
    host.close();
  }
  tell('app.js evaluation, median', median(starts), 'ms', budgets.appStartMs);

  const firsts = [];
  for (const { route } of sizes.pages) {
    const host = await open(route).start().settle();
    const first = host.payloads.find((payload) => payload.page === route && payload.when === 'first');
    if (first) firsts.push({ route, bytes: first.bytes, nodes: countNodes(first.patch) });
    host.close();
  }
  const heaviest = firsts.reduce((a, b) => (b.bytes > a.bytes ? b : a));
  const fullest = firsts.reduce((a, b) => (b.nodes > a.nodes ? b : a));
  tell(`first setData, largest ${heaviest.route}`, heaviest.bytes, 'bytes', budgets.firstSetData);
  tell('first setData, median of pages', median(firsts.map((f) => f.bytes)), 'bytes', budgets.firstSetData);
  tell(`nodes at first paint, most ${fullest.route}`, fullest.nodes, 'nodes', budgets.firstPaintNodes);
  say('');
  table(lines);
}

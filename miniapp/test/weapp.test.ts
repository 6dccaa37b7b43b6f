import fs from 'node:fs';
import path from 'node:path';
import { altered, clearAltered, realDist } from './host/fixture-app';
import { Dist } from './host/dist';
import { countNodes, createHost, type NodeHost } from './host/node';
import { overBudget, weappBudgets, weappSizes } from './sizes';

// Built by `npm run build:weapp`; `npm test` builds before it tests, a run by hand may not have.
const built = fs.existsSync(path.join(realDist, 'app.json')) ? describe : describe.skip;
const opened: NodeHost[] = [];

afterEach(() => {
  for (const host of opened.splice(0)) host.close();
});
afterAll(clearAltered);

// Nobody listens on port 1: every page must also stand without a server.
const open = (dist: string, launch?: string): NodeHost => {
  const host = createHost({ dist, launch, apiBase: 'http://127.0.0.1:1' });
  opened.push(host);
  return host;
};

built('the real weapp build', () => {
  const routes = fs.existsSync(path.join(realDist, 'app.json')) ? new Dist(realDist).routes() : ['none'];

  it('keeps its budgets of bytes', () => {
    const sizes = weappSizes(realDist);
    expect(sizes.main.bytes).toBeGreaterThan(100_000);
    expect(overBudget(sizes)).toEqual([]);
  });

  it('evaluates app.js in time', () => {
    const best = Math.min(...[1, 2, 3, 4, 5].map(() => open(realDist).start().appStartMs));
    expect(best).toBeLessThanOrEqual(weappBudgets.appStartMs);
  });

  it.each(routes)('%s opens without a server and paints within its budgets', async (route) => {
    const host = await open(realDist, route).start().settle();
    host.assertSound();
    const mine = host.payloads.filter(({ page }) => page === route);
    const first = mine.find(({ when }) => when === 'first');
    expect(first).toBeDefined();
    const over = [
      ['nodes at first paint', countNodes(first?.patch), weappBudgets.firstPaintNodes],
      ['bytes of the first setData', first?.bytes ?? 0, weappBudgets.firstSetData],
      ['bytes of the largest setData', Math.max(...mine.map(({ bytes }) => bytes)), weappBudgets.anySetData],
    ].filter(([, value = 0, budget = 0]) => value > budget);
    expect(over).toEqual([]);
  });

  it.each(['window.innerWidth', 'new Intl.NumberFormat("zh")', 'new AbortController()'])('would fail with %s in its start', (code) => {
    expect(() => open(altered(realDist, { 'app.js': (old) => `${old}\n;${code};` })).start()).toThrow('is not defined');
  });
});

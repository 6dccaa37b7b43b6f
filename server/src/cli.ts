import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { contract } from '@guiyan/shared/contract';
import { buildApp, type App } from './app';
import { inviteFirst } from './cli/invite';
import { writeSamples } from './cli/samples';
import { openapi } from './http/openapi';
import { takeLock } from './lock';
import { readSettings, type Settings } from './platform/env';
import { isEmpty, seedDemo } from './seed';
import { addressOf, sentenceOf } from './start-words';

const root = resolve(__dirname, '../..');
const print = (text: string): void => void process.stdout.write(`${text}\n`);

const usage = `migrate                                  bring the database up to date
seed                                     load the demo county into an empty database
invite --county 县 --hat county --name 姓名 [--phone 手机号] [--province 省] [--township 乡] [--village 村] [--org 单位]
                                         print a link that gives a hat; makes the county, township or unit on first use
openapi [--out FILE]                     print the API's document
samples [--seed N] [--out DIR]           write the sample workbooks and what must come out of them`;

const options = {
  county: { type: 'string' }, province: { type: 'string' }, township: { type: 'string' }, village: { type: 'string' }, org: { type: 'string' }, hat: { type: 'string' }, name: { type: 'string' }, phone: { type: 'string' },
  seed: { type: 'string' }, out: { type: 'string' },
} satisfies ParseArgsConfig['options'];
export type Flags = Partial<Record<keyof typeof options, string>>;

/** Opens the installation. Without `alone` a running server may keep the embedded database: then nothing is migrated. */
async function withApp(settings: Settings, alone: boolean, run: (app: App) => Promise<void>): Promise<void> {
  let release: (() => void) | null = () => undefined;
  if (!settings.databaseUrl) {
    try { release = takeLock(settings.dataDir); } catch (error) { if (alone) throw error; release = null; }
  }
  try {
    const app = await buildApp({ settings, jobs: false, migrate: release !== null });
    try { await run(app); } finally { await app.stop(); }
  } finally { release?.(); }
}

const verbs: Record<string, (flags: Flags) => Promise<void>> = {
  migrate: () => withApp(readSettings(process.env, root), true, async (app) => print(app.migrated.length ? app.migrated.join('\n') : '数据库已是最新')),
  seed: () => withApp(readSettings(process.env, root), true, async ({ services }) => {
    if (!(await isEmpty(services))) throw new Error('库里已经有数据，演示县只装进空库（The database is not empty.）');
    await seedDemo(services);
    print('演示县装好了');
  }),
  invite: (flags) => {
    const settings = readSettings(process.env, root);
    return withApp(settings, false, async ({ services }) => print(await inviteFirst(services, flags, addressOf(settings.host, settings.port))));
  },
  openapi: async ({ out }) => {
    const text = JSON.stringify(openapi(contract), null, 2);
    if (out) writeFileSync(out, `${text}\n`); else print(text);
  },
  samples: async ({ seed = '1', out = 'data/samples' }) => { for (const file of await writeSamples(Number(seed), out)) print(file); },
};

async function main(): Promise<void> {
  const [verb = '', ...rest] = process.argv.slice(2);
  const run = verbs[verb];
  if (!run) {
    process.stderr.write(`${usage}\n`);
    process.exitCode = 2;
    return;
  }
  await run(parseArgs({ args: rest, options, strict: true }).values);
}

main().catch((error: unknown) => {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
});

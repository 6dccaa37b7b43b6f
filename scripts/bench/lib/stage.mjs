import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { at, root } from '../../lib/paths.mjs';
import { startMariadb } from '../../mariadb.mjs';
import { load, signTokens, withServices } from './dataset.mjs';
import { say } from './report.mjs';

export const settingsFor = (dir, databaseUrl) => ({
  production: true, port: 0, host: '127.0.0.1', dataDir: join(dir, 'data'), keysDir: join(dir, 'keys'), databaseUrl, logLevel: 'warn', trustProxy: false, allowConsoleCodes: false, seedDemo: false, wechat: null, sms: null,
});

/** Builds what is stale; the benches run what ships. */
export function build(...names) {
  const { status } = spawnSync(process.execPath, [at('scripts/build.mjs'), ...names], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('the build failed');
}

/** A filled database of either engine for as long as `fn` runs: { settings, world, signing, database }. `shape` as `load` takes it. */
export async function onStage(engine, scale, fn, shape = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'guiyan-bench-'));
  const database = engine === 'mariadb' ? await startMariadb({ durable: true }) : null;
  try {
    const settings = settingsFor(dir, database?.url ?? '');
    const begun = performance.now();
    const { world, signing } = await withServices(settings, async (services) => {
      const made = await load(services, scale, shape);
      if (database) await services.db.tx((m) => m.query('analyze table members, people, outflows, liaisons, orgs, checkins, access, family_people, sessions, hats, visits, pairings'));
      else await services.db.tx((m) => m.query('analyze'));
      signTokens(services, made);
      return { world: made, signing: services.keys.jwt.key.export().toString('base64') };
    });
    say(`  ${engine}: ${world.members.length} members in ${world.townships.length} townships, ${shape.lean ? 'no' : world.members.length * 10} check-ins, ${world.rows} rows in all, loaded in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
    return await fn({ settings, world, signing, database });
  } finally {
    await database?.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** The same choice at every run, spread over the list. */
export const spread = (list, seed, count) =>
  Array.from({ length: count }, (_, i) => list[createHash('sha256').update(`${seed}${i}`).digest().readUInt32BE() % list.length]);

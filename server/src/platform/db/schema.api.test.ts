import { app, type TestApp } from '../../test/app';
import { c, Migrator } from './migration';

let t: TestApp;
// Every migration on an empty database: minutes where others use the machine.
beforeAll(async () => { t = await app({ blank: true }); }, 240_000);
afterAll(() => t.close());

describe('the schema', () => {
  it('is after all migrations exactly what the entities say', async () => {
    expect(t.migrated.length).toBeGreaterThan(5);
    expect(await t.services.db.schemaDiff()).toEqual([]);
  });

  it('a column that no migration made would be noticed', async () => {
    await t.services.db.tx((m) => m.query('alter table installation drop column value'));
    try {
      expect((await t.services.db.schemaDiff()).join('\n')).toContain('value');
    } finally { await t.services.db.tx((m) => m.query(`alter table installation add column value varchar(200) not null default ''`)); }
  });

  it('a column that may be empty from now on keeps every row, its indexes and what a rerun expects', async () => {
    const runner = await t.services.db.read(async (m) => m.connection.createQueryRunner());
    const ask = (text: string, ...params: unknown[]) => runner.query(text, params) as Promise<{ n: number; text: string }[]>;
    try {
      const step = new Migrator(runner);
      await step.table('loosened', { columns: { id: c.id(), helperId: c.ref(), words: c.text(60) }, indexes: { ix_loosened: ['helperId'] }, uniques: { ux_loosened: ['words'] } });
      for (let i = 0; i < 300; i += 1) await ask('insert into loosened (id, helper_id, words) values (?, ?, ?)', `id${i}`, `人${i}`, `话${i}`);
      await expect(ask('insert into loosened (id, helper_id, words) values (?, null, ?)', 'x', 'x')).rejects.toThrow();
      await step.letBeEmpty('loosened', 'helperId', true);
      expect(Number((await ask('select count(*) as n from loosened'))[0]!.n)).toBe(300);
      expect((await ask('select helper_id as text from loosened where id = ?', 'id7'))[0]!.text).toBe('人7');
      await ask('insert into loosened (id, helper_id, words) values (?, null, ?)', 'x', 'x');
      await expect(ask('insert into loosened (id, helper_id, words) values (?, ?, ?)', 'y', 'y', 'x')).rejects.toThrow();
      expect((await runner.getTable('loosened'))!.indices.map((i) => i.name).sort()).toEqual(['ix_loosened', 'ux_loosened']);
    } finally {
      await runner.dropTable('loosened', true);
      await runner.release();
    }
  });

  it('has nothing left to migrate', async () => {
    expect(await t.services.db.migrate()).toEqual([]);
  });
});

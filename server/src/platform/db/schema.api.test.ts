import { app, type TestApp } from '../../test/app';

let t: TestApp;
beforeAll(async () => { t = await app({ blank: true }); });
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

  it('has nothing left to migrate', async () => {
    expect(await t.services.db.migrate()).toEqual([]);
  });
});

import { c, migration } from '../platform/db/migration';

const scope = { countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()) };

export const CreateMigrants = migration('CreateMigrants1763824000000', async (m) => {
  await m.table('migrants', {
    columns: {
      id: c.id(), ...scope, personId: c.ref(), openPerson: c.maybe(c.ref()), province: c.text(20), city: c.text(30), inProvince: c.maybe(c.flag()), trade: c.maybe(c.text(12)), activist: c.flag(), brought: c.int(),
      fromDay: c.day(), untilDay: c.maybe(c.day()), reason: c.text(60), byName: c.text(60), version: c.int(), at: c.at(),
    },
    indexes: { ix_migrants_scope: ['countyId', 'townshipId', 'villageId', 'id'], ix_migrants_person: ['personId'] }, uniques: { ux_migrants_open: ['openPerson'] },
  });
  await m.table('migrant_totals', {
    columns: { id: c.id(), ...scope, onDay: c.day(), total: c.int(), outProvince: c.int(), brought: c.int(), source: c.text(60), byName: c.text(60), byUserId: c.ref(), at: c.at() },
    indexes: { ix_migrant_totals_village: ['villageId', 'onDay', 'id'], ix_migrant_totals_scope: ['countyId', 'townshipId', 'villageId', 'id'] },
  });
}, async (m) => { for (const table of ['migrant_totals', 'migrants']) await m.drop(table); });

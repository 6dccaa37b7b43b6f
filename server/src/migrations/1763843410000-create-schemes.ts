import { c, migration } from '../platform/db/migration';

export const CreateSchemes = migration('CreateSchemes1763843410000', async (m) => {
  await m.table('zones', {
    columns: {
      id: c.id(), countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.ref(), groupNames: c.json(), helperId: c.ref(), unitId: c.maybe(c.ref()), level: c.text(10), duty: c.text(60), openKey: c.maybe(c.text(90)),
      fromDay: c.day(), untilDay: c.maybe(c.day()), reason: c.text(120), createdAt: c.at(),
    },
    indexes: { ix_zones_scope: ['countyId', 'townshipId', 'villageId', 'id'] }, uniques: { ux_zones_open: ['openKey'] },
  });
  await m.table('schemes', {
    columns: { id: c.id(), countyId: c.ref(), name: c.text(30), subjects: c.json(), levels: c.json(), most: c.int(), note: c.text(200), fromDay: c.day(), untilDay: c.maybe(c.day()), beforeId: c.maybe(c.ref()), setByName: c.text(60), createdAt: c.at() },
    indexes: { ix_schemes_county: ['countyId', 'untilDay'] },
  });
}, async (m) => { for (const table of ['schemes', 'zones']) await m.drop(table); });

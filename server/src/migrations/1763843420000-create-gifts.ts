import { c, migration } from '../platform/db/migration';

export const CreateGifts = migration('CreateGifts1763843420000', async (m) => {
  await m.table('gifts', {
    columns: {
      id: c.id(), countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()), familyId: c.ref(), visitId: c.maybe(c.ref()), onDay: c.day(), kind: c.text(6), fen: c.int(), item: c.text(30), quantity: c.int(), unit: c.text(6),
      source: c.text(10), giver: c.text(40), byUserId: c.ref(), byName: c.text(60), state: c.text(10), receiver: c.text(60), said: c.text(120), settledAt: c.maybe(c.at()), createdAt: c.at(),
    },
    indexes: { ix_gifts_scope: ['countyId', 'townshipId', 'villageId', 'onDay'], ix_gifts_family: ['familyId', 'onDay'] },
  });
  await m.table('family_echoes', { columns: { id: c.id(), countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()), familyId: c.ref(), agrees: c.flag(), byName: c.text(60), at: c.at() }, indexes: { ix_family_echoes: ['familyId', 'id'] } });
}, async (m) => { for (const table of ['family_echoes', 'gifts']) await m.drop(table); });

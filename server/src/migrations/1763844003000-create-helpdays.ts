import { c, migration } from '../platform/db/migration';

export const CreateHelpdays = migration('CreateHelpdays1763844003000', async (m) => {
  await m.table('helpdays', {
    columns: { id: c.id(), countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()), familyId: c.ref(), helperId: c.maybe(c.ref()), season: c.text(10), onDay: c.day(), halves: c.int(), state: c.text(12), words: c.text(200), reason: c.text(100), byUserId: c.ref(), happenedAt: c.maybe(c.at()), createdAt: c.at() },
    indexes: { ix_helpdays_scope: ['countyId', 'townshipId', 'villageId', 'onDay'], ix_helpdays_family: ['familyId', 'onDay'] },
  });
}, async (m) => m.drop('helpdays'));

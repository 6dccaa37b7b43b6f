import { c, migration } from '../platform/db/migration';

export const CreateGrants = migration('CreateGrants1763844004000', async (m) => {
  await m.table('grants', {
    columns: { id: c.id(), countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()), familyId: c.ref(), kind: c.text(10), amount: c.int(), project: c.text(60), source: c.text(60), onDay: c.day(), model: c.flag(), byName: c.text(60), at: c.at(), takenBackAt: c.maybe(c.at()), reason: c.text(100) },
    indexes: { ix_grants_scope: ['countyId', 'townshipId', 'villageId', 'id'], ix_grants_family: ['familyId', 'id'] },
  });
  await m.table('grant_outcomes', { columns: { id: c.id(), countyId: c.ref(), grantId: c.ref(), onDay: c.day(), amount: c.int(), words: c.text(100), byName: c.text(60), at: c.at() }, indexes: { ix_grant_outcomes: ['grantId', 'onDay', 'id'] } });
}, async (m) => { for (const table of ['grant_outcomes', 'grants']) await m.drop(table); });

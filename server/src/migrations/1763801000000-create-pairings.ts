import { c, migration } from '../platform/db/migration';

const scope = { countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()) };

export const CreatePairings = migration('CreatePairings1763801000000', async (m) => {
  await m.table('pairings', {
    columns: {
      id: c.id(), ...scope, familyId: c.ref(), helperId: c.ref(), helperClass: c.text(10), role: c.text(16), aspects: c.json(), duty: c.text(60), openKey: c.maybe(c.text(80)), fromDay: c.day(), untilDay: c.maybe(c.day()), endedAt: c.maybe(c.at()),
      reason: c.text(120), madeBy: c.maybe(c.ref()), createdAt: c.at(),
    },
    uniques: { ux_pairings_open: ['openKey'] },
    indexes: { ix_pairings_scope: ['countyId', 'townshipId', 'villageId', 'id'], ix_pairings_family: ['familyId', 'untilDay'], ix_pairings_helper: ['helperId', 'untilDay'] },
  });
  await m.table('visits', {
    columns: {
      id: c.id(), ...scope, familyId: c.ref(), helperId: c.ref(), byUserId: c.ref(), byName: c.text(60), way: c.text(8), occasion: c.text(10), state: c.text(8), aspects: c.json(), words: c.text(300), difficulty: c.text(300), echo: c.flag(),
      photoIds: c.json(), happenedAt: c.at(), onDay: c.day(), period: c.text(7), receivedAt: c.at(), requestId: c.maybe(c.ref()),
    },
    indexes: { ix_visits_scope: ['countyId', 'townshipId', 'villageId', 'onDay'], ix_visits_family: ['familyId', 'period', 'onDay'], ix_visits_helper: ['helperId', 'period'] },
  });
}, async (m) => {
  for (const table of ['visits', 'pairings']) await m.drop(table);
});

import { c, migration } from '../platform/db/migration';

export const CreateQueues = migration('CreateQueues1764006100000', async (m) => {
  await m.table('market_tablets', {
    columns: { id: c.id(), countyId: c.ref(), orgId: c.ref(), day: c.day(), letter: c.text(1), device: c.ref(), byName: c.text(60) },
    uniques: { ux_market_tablets_letter: ['orgId', 'day', 'letter'], ux_market_tablets_device: ['orgId', 'day', 'device'] },
  });
  await m.table('market_tickets', {
    columns: {
      id: c.id(), countyId: c.ref(), orgId: c.ref(), day: c.day(), letter: c.text(1), no: c.int(), surname: c.text(8), item: c.text(10), itemName: c.text(20), requestId: c.ref(), bookingId: c.maybe(c.ref()),
      takenBy: c.ref(), takenByName: c.text(60), takenAt: c.at(), state: c.text(8), servedBy: c.text(60), servedAt: c.maybe(c.at()), doneAt: c.maybe(c.at()), outcome: c.maybe(c.text(8)), receivedAt: c.at(),
    },
    uniques: { ux_market_tickets: ['orgId', 'day', 'letter', 'no'] },
  });
  // What the matters that come of visits, check-ins and calls are about.
  await m.table('difficulty_kinds', { columns: { id: c.id(), countyId: c.ref(), kind: c.text(10), byName: c.text(60), at: c.at() } });
  // Words of the county's own, and what they stand on.
  await m.table('marks', { columns: { id: c.id(), countyId: c.ref(), subject: c.text(8), name: c.text(16), untilDay: c.maybe(c.day()) }, uniques: { ux_marks: ['countyId', 'subject', 'name'] } });
  await m.table('mark_uses', { columns: { id: c.id(), countyId: c.ref(), markId: c.ref(), subjectId: c.ref(), onDay: c.day(), byName: c.text(60) }, indexes: { ix_mark_uses_mark: ['markId', 'id'] }, uniques: { ux_mark_uses: ['subjectId', 'markId'] } });
}, async (m) => { for (const table of ['mark_uses', 'marks', 'difficulty_kinds', 'market_tickets', 'market_tablets']) await m.drop(table); });

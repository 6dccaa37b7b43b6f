import { c, migration } from '../platform/db/migration';

export const CreateCalls = migration('CreateCalls1763843000000', async (m) => {
  await m.table('calls', {
    columns: {
      id: c.id(), countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()), memberId: c.ref(), personId: c.ref(), onDay: c.day(), outcome: c.text(12), answer: c.maybe(c.text(12)), wants: c.maybe(c.text(12)),
      words: c.text(300), contactId: c.maybe(c.ref()), byUserId: c.ref(), byName: c.text(60), happenedAt: c.at(), receivedAt: c.at(),
    },
    indexes: { ix_calls_member: ['memberId', 'onDay'] },
  });
  await m.table('call_plans', {
    columns: { id: c.id(), countyId: c.ref(), townshipId: c.ref(), period: c.text(7), tells: c.json(), setByName: c.text(60), setAt: c.at() },
    uniques: { ux_call_plans: ['townshipId', 'period'] },
  });
  await m.addColumns('members', { unreachedOn: c.maybe(c.day()) });
}, async (m) => { await m.dropColumns('members', ['unreachedOn']); await m.drop('call_plans'); await m.drop('calls'); });

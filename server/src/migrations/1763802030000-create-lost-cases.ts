import { c, migration } from '../platform/db/migration';

const scope = { countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()) };

export const CreateLostCases = migration('CreateLostCases1763802030000', async (m) => {
  await m.table('search_steps', {
    columns: { id: c.id(), ...scope, memberId: c.ref(), personId: c.ref(), onDay: c.day(), asked: c.text(60), outcome: c.text(300), byUserId: c.ref(), byName: c.text(60), createdAt: c.at() },
    indexes: { ix_search_steps_member: ['memberId', 'id'] },
  });
  await m.table('lost_cases', {
    columns: {
      id: c.id(), ...scope, memberId: c.ref(), personId: c.ref(), openKey: c.maybe(c.ref()), since: c.day(), reason: c.text(12), words: c.text(300), proposedOn: c.day(), proposedBy: c.ref(), proposedByName: c.text(60),
      withdrawnOn: c.maybe(c.day()), decidedOn: c.maybe(c.day()), body: c.text(60), documentNo: c.text(60), decidedByName: c.text(60), foundOn: c.maybe(c.day()), foundHow: c.text(300), foundByName: c.text(60), createdAt: c.at(), decidedAt: c.maybe(c.at()), endedAt: c.maybe(c.at()),
    },
    uniques: { ux_lost_cases_open: ['openKey'] }, indexes: { ix_lost_cases_member: ['memberId', 'id'] },
  });
}, async (m) => {
  await m.drop('lost_cases');
  await m.drop('search_steps');
});

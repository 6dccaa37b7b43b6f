import { c, migration } from '../platform/db/migration';

const scope = { countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()) };

export const CreateVerifications = migration('CreateVerifications1763802020000', async (m) => {
  await m.table('verify_rounds', {
    columns: {
      id: c.id(), countyId: c.ref(), townshipId: c.ref(), half: c.text(6), openKey: c.maybe(c.ref()), openedOn: c.day(), openedByName: c.text(60), closedOn: c.maybe(c.day()), closedByName: c.text(60), leftOver: c.json(), createdAt: c.at(),
    },
    uniques: { ux_verify_rounds_half: ['townshipId', 'half'], ux_verify_rounds_open: ['openKey'] },
  });
  await m.table('verifications', {
    columns: { id: c.id(), ...scope, memberId: c.ref(), personId: c.ref(), roundId: c.maybe(c.ref()), onDay: c.day(), how: c.text(8), note: c.text(200), byUserId: c.ref(), byName: c.text(60), happenedAt: c.at(), receivedAt: c.at() },
    indexes: { ix_verifications_member: ['memberId', 'onDay'], ix_verifications_round: ['roundId', 'memberId'] },
  });
}, async (m) => {
  await m.drop('verifications');
  await m.drop('verify_rounds');
});

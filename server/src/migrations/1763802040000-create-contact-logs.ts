import { c, migration } from '../platform/db/migration';

const scope = { countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()) };

export const CreateContactLogs = migration('CreateContactLogs1763802040000', async (m) => {
  await m.table('contact_logs', {
    columns: { id: c.id(), ...scope, memberId: c.ref(), personId: c.ref(), onDay: c.day(), how: c.text(8), words: c.text(500), difficulty: c.text(300), nextOn: c.maybe(c.day()), byUserId: c.ref(), byName: c.text(60), happenedAt: c.at(), receivedAt: c.at() },
    indexes: { ix_contact_logs_member: ['memberId', 'id'] },
  });
}, async (m) => { await m.drop('contact_logs'); });

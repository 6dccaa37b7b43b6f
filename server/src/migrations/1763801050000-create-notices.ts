import { c, migration } from '../platform/db/migration';

export const CreateNotices = migration('CreateNotices1763801050000', async (m) => {
  await m.table('reminders', {
    columns: {
      id: c.id(), countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()), holderId: c.maybe(c.ref()), scopeKey: c.text(60), period: c.text(7), text: c.text(300), byName: c.text(60), fromName: c.text(80), sentAt: c.at(),
    },
    indexes: { ix_reminders_scope: ['countyId', 'townshipId', 'villageId', 'id'] },
    uniques: { ux_reminders_scope: ['scopeKey', 'period'] },
  });
  await m.table('reminder_people', {
    columns: { id: c.id(), reminderId: c.ref(), personId: c.ref() },
    uniques: { ux_reminder_people: ['reminderId', 'personId'] },
  });
  await m.table('deliveries', {
    columns: {
      id: c.id(), countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()), reminderId: c.ref(), period: c.text(7), personId: c.ref(), userId: c.maybe(c.ref()), channel: c.text(8), status: c.text(12), why: c.text(240),
      tries: c.int(), changedAt: c.at(), gotAt: c.maybe(c.at()),
    },
    indexes: { ix_deliveries_scope: ['countyId', 'townshipId', 'channel', 'status', 'id'] },
    uniques: { ux_deliveries_person: ['personId', 'period', 'channel'] },
  });
  await m.table('message_grants', {
    columns: { id: c.id(), userId: c.ref(), template: c.text(100), leftCount: c.int(), changedAt: c.at() },
    uniques: { ux_message_grants: ['userId', 'template'] },
  });
}, async (m) => { for (const name of ['message_grants', 'deliveries', 'reminder_people', 'reminders']) await m.drop(name); });

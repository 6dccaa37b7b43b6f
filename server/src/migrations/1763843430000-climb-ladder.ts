import { c, migration } from '../platform/db/migration';

const place = { id: c.id(), countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()) };
const outcome = { userId: c.maybe(c.ref()), channel: c.text(8), status: c.text(12), why: c.text(240), tries: c.int(), changedAt: c.at(), gotAt: c.maybe(c.at()) };

export const ClimbLadder = migration('ClimbLadder1763843430000', async (m) => {
  await m.reshape('deliveries', {
    columns: { ...place, reminderId: c.maybe(c.ref()), ruleCode: c.text(40), period: c.text(40), round: c.int(), personId: c.ref(), hat: c.text(10), ...outcome },
    indexes: { ix_deliveries_place: ['countyId', 'townshipId', 'channel', 'status', 'id'], ix_deliveries_open: ['countyId', 'status', 'changedAt'] },
    uniques: { ux_deliveries_subject: ['personId', 'ruleCode', 'period', 'round', 'channel'] },
  }, { ruleCode: `'notice'`, round: '0', hat: `'member'` });
  await m.table('reminder_choices', { columns: { id: c.id(), personId: c.ref(), wechat: c.flag(), sms: c.flag(), changedAt: c.at() }, uniques: { ux_reminder_choices: ['personId'] } });
  await m.table('inbox_marks', { columns: { id: c.id(), hatId: c.ref(), readUntil: c.at() }, uniques: { ux_inbox_marks: ['hatId'] } });
}, async (m) => {
  for (const table of ['inbox_marks', 'reminder_choices']) await m.drop(table);
  await m.forget('deliveries', `rule_code <> 'notice'`);
  await m.reshape('deliveries', {
    columns: { ...place, reminderId: c.ref(), period: c.text(7), personId: c.ref(), ...outcome },
    indexes: { ix_deliveries_scope: ['countyId', 'townshipId', 'channel', 'status', 'id'] },
    uniques: { ux_deliveries_person: ['personId', 'period', 'channel'] },
  }, {});
});

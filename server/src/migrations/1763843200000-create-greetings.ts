import { c, migration } from '../platform/db/migration';

const scope = { countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()) };

export const CreateGreetings = migration('CreateGreetings1763843200000', async (m) => {
  await m.table('greeting_batches', {
    columns: { id: c.id(), countyId: c.ref(), townshipId: c.ref(), period: c.text(20), text: c.text(160), fromName: c.text(80), byName: c.text(60), sentOn: c.day(), sentAt: c.at() },
    uniques: { ux_greeting_batches: ['townshipId', 'period'] },
  });
  await m.table('greetings', {
    columns: { id: c.id(), ...scope, batchId: c.ref(), memberId: c.ref(), personId: c.ref(), occasion: c.text(8), year: c.int(), line: c.longText(), fromName: c.text(80), sentOn: c.day(), echo: c.maybe(c.text(8)), echoWords: c.maybe(c.longText()), echoedAt: c.maybe(c.at()) },
    indexes: { ix_greetings_scope: ['countyId', 'townshipId', 'villageId', 'id'], ix_greetings_person: ['personId', 'id'] },
    uniques: { ux_greetings: ['memberId', 'occasion', 'year'] },
  });
}, async (m) => { await m.drop('greetings'); await m.drop('greeting_batches'); });

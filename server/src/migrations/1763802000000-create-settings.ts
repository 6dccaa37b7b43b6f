import { c, migration } from '../platform/db/migration';

export const CreateSettings = migration('CreateSettings1763802000000', async (m) => {
  await m.table('county_settings', {
    columns: { id: c.id(), countyId: c.ref(), code: c.text(40), turn: c.int(), value: c.int(), fromDay: c.day(), untilDay: c.maybe(c.day()), setBy: c.maybe(c.ref()), setByName: c.text(60), note: c.text(100), createdAt: c.at() },
    uniques: { ux_county_settings: ['countyId', 'code', 'turn'] },
  });
}, async (m) => { await m.drop('county_settings'); });

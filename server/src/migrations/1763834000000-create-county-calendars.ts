import { c, migration } from '../platform/db/migration';

export const CreateCountyCalendars = migration('CreateCountyCalendars1763834000000', async (m) => {
  await m.table('county_calendars', {
    columns: { id: c.id(), countyId: c.ref(), code: c.text(20), year: c.int(), turn: c.int(), value: c.json(), setBy: c.maybe(c.ref()), setByName: c.text(60), note: c.text(100), createdAt: c.at() },
    uniques: { ux_county_calendars: ['countyId', 'code', 'year', 'turn'] },
  });
}, async (m) => { await m.drop('county_calendars'); });

import { c, migration } from '../platform/db/migration';

export const CreateCountyLabels = migration('CreateCountyLabels1763820000000', async (m) => {
  await m.table('county_labels', {
    columns: { id: c.id(), countyId: c.ref(), code: c.text(40), turn: c.int(), words: c.text(20), fromDay: c.day(), untilDay: c.maybe(c.day()), setBy: c.maybe(c.ref()), setByName: c.text(60), note: c.text(100), createdAt: c.at() },
    uniques: { ux_county_labels: ['countyId', 'code', 'turn'] },
  });
}, async (m) => { await m.drop('county_labels'); });

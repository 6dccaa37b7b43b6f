import { c, migration } from '../platform/db/migration';

export const CreateOutposts = migration('CreateOutposts1764006000000', async (m) => {
  await m.table('outpost_centres', { columns: { id: c.id(), countyId: c.ref(), hours: c.text(60), way: c.text(160), facilities: c.json(), version: c.int() } });
  await m.table('outpost_staff', {
    columns: { id: c.id(), countyId: c.ref(), orgId: c.ref(), name: c.text(30), title: c.text(20), languages: c.json(), fromDay: c.day(), untilDay: c.maybe(c.day()) },
    indexes: { ix_outpost_staff: ['orgId', 'id'] },
  });
  await m.table('outpost_joints', {
    columns: { id: c.id(), countyId: c.ref(), orgId: c.ref(), title: c.text(40), ours: c.text(60), host: c.text(60), onDay: c.day(), atTime: c.text(20), place: c.text(60), words: c.text(300), state: c.text(10), came: c.maybe(c.int()), reason: c.text(100), byName: c.text(60) },
    indexes: { ix_outpost_joints: ['orgId', 'onDay', 'id'] },
  });
  await m.table('market_rules', {
    columns: { id: c.id(), countyId: c.ref(), orgId: c.ref(), turn: c.int(), calendar: c.text(8), days: c.json(), fromDay: c.day(), byName: c.text(60) },
    uniques: { ux_market_rules: ['orgId', 'turn'] },
  });
  await m.table('market_days', {
    columns: { id: c.id(), countyId: c.ref(), orgId: c.ref(), day: c.day(), state: c.text(4), why: c.text(60), rota: c.json(), version: c.int() },
    uniques: { ux_market_days: ['orgId', 'day'] },
  });
  await m.table('market_bookings', {
    columns: {
      id: c.id(), countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()), orgId: c.ref(), day: c.day(), familyId: c.maybe(c.ref()), personId: c.maybe(c.ref()), askerId: c.maybe(c.ref()), openFor: c.maybe(c.ref()), item: c.text(10),
      wordsCt: c.longText(), state: c.text(10), byName: c.text(60), bookedAt: c.at(),
    },
    indexes: { ix_market_bookings_scope: ['countyId', 'townshipId', 'villageId', 'id'], ix_market_bookings_day: ['orgId', 'day', 'id'], ix_market_bookings_family: ['familyId', 'id'] },
    uniques: { ux_market_bookings: ['orgId', 'day', 'openFor'] },
  });
}, async (m) => { for (const table of ['market_bookings', 'market_days', 'market_rules', 'outpost_joints', 'outpost_staff', 'outpost_centres']) await m.drop(table); });

import { c, migration } from '../platform/db/migration';

const scope = { countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()) };

/** H13 Activity-houses; children, elders and helpers asked to a meeting, hand in hand; whose opinion an item is. */
export const OpenActivitySites = migration('OpenActivitySites1764009200000', async (m) => {
  await m.table('activity_sites', {
    columns: { id: c.id(), ...scope, name: c.text(30), place: c.text(60), keeper: c.text(30), phone: c.text(20), days: c.text(60), doings: c.text(200), fromDay: c.day(), untilDay: c.maybe(c.day()), reason: c.text(120), version: c.int(), byName: c.text(60), createdAt: c.at() },
    indexes: { ix_activity_sites_scope: ['countyId', 'townshipId', 'villageId', 'id'] },
  });
  await m.table('meeting_guests', {
    columns: { id: c.id(), ...scope, meetingId: c.ref(), personId: c.ref(), familyId: c.maybe(c.ref()), kind: c.text(8), withId: c.maybe(c.ref()), attended: c.maybe(c.flag()), createdAt: c.at() },
    indexes: { ix_meeting_guests_person: ['personId'], ix_meeting_guests_family: ['familyId'] }, uniques: { ux_meeting_guests: ['meetingId', 'personId'] },
  });
  await m.addColumns('meetings', { siteId: c.maybe(c.ref()) });
  await m.addColumns('meeting_items', { guestId: c.maybe(c.ref()) });
}, async (m) => {
  await m.dropColumns('meeting_items', ['guestId']);
  await m.dropColumns('meetings', ['siteId']);
  for (const table of ['meeting_guests', 'activity_sites']) await m.drop(table);
});

import { c, migration } from '../platform/db/migration';

const narrow = { ix_people_pinyin: ['countyId', 'pinyin'], ix_people_given_pinyin: ['countyId', 'givenPinyin'], ix_people_initials: ['countyId', 'initials'] };
/** Signs are looked for by their sound; with the name and the roster beside it no row of people is read for that. */
const wide = { ix_people_pinyin: ['countyId', 'pinyin', 'name', 'rosterPlaceId'], ix_people_given_pinyin: ['countyId', 'givenPinyin', 'name', 'rosterPlaceId'], ix_people_initials: ['countyId', 'initials', 'rosterPlaceId'] };
/** Whoever of a village's roster bears a name. */
const roster = { ix_people_roster: ['countyId', 'rosterPlaceId', 'name', 'initials', 'pinyin', 'givenPinyin'] };

export const CoverNames = migration('CoverNames1764001000000', async (m) => {
  await m.addColumns('people', { rosterPlaceId: c.maybe(c.ref()) });
  await m.fill('people', 'rosterPlaceId', '(select coalesce(m.village_id, m.county_id) from members m where m.person_id = people.id)', 'id in (select x.person_id from members x)');
  await m.dropIndexes('people', Object.keys(narrow));
  await m.addIndexes('people', { ...wide, ...roster });
}, async (m) => {
  await m.dropIndexes('people', [...Object.keys(wide), ...Object.keys(roster)]);
  await m.addIndexes('people', narrow);
  await m.dropColumns('people', ['rosterPlaceId']);
});

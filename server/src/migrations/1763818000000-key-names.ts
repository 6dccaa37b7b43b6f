import { c, migration } from '../platform/db/migration';

const people = { ix_people_pinyin: ['countyId', 'pinyin'], ix_people_given_pinyin: ['countyId', 'givenPinyin'], ix_people_initials: ['countyId', 'initials'] };
const outflows = { ix_outflows_from: ['countyId', 'fromDay'], ix_outflows_back: ['countyId', 'backDay'] };
const members = { ix_members_transferred: ['countyId', 'transferredOn'] };

export const KeyNames = migration('KeyNames1763818000000', async (m) => {
  await m.addColumns('people', { pinyin: c.maybe(c.text(120)), givenPinyin: c.maybe(c.text(120)), initials: c.maybe(c.text(30)) });
  await m.addIndexes('people', people);
  await m.addIndexes('outflows', outflows);
  await m.addIndexes('members', members);
}, async (m) => {
  await m.dropIndexes('members', Object.keys(members));
  await m.dropIndexes('outflows', Object.keys(outflows));
  await m.dropIndexes('people', Object.keys(people));
  await m.dropColumns('people', ['pinyin', 'givenPinyin', 'initials']);
});

import { c, migration } from '../platform/db/migration';

export const CreatePersonTurns = migration('CreatePersonTurns1763815000000', async (m) => {
  await m.table('person_turns', {
    columns: { id: c.id(), countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()), familyId: c.ref(), personId: c.ref(), onDay: c.day(), what: c.text(8), fromKind: c.text(8), toKind: c.text(8), age: c.int(), at: c.at() },
    uniques: { ux_person_turns: ['personId', 'onDay', 'what'] }, indexes: { ix_person_turns_family: ['familyId', 'onDay'] },
  });
  await m.addColumns('child_files', { eraseOn: c.maybe(c.day()), erasedOn: c.maybe(c.day()) });
}, async (m) => {
  await m.dropColumns('child_files', ['eraseOn', 'erasedOn']);
  await m.drop('person_turns');
});

import { c, migration } from '../platform/db/migration';

const scope = { countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()) };
const days = { fromDay: c.day(), untilDay: c.maybe(c.day()) };

export const CreateFamilyFiles = migration('CreateFamilyFiles1763804100000', async (m) => {
  await m.table('family_heads', { columns: { id: c.id(), familyId: c.ref(), personId: c.ref(), ...days, setBy: c.maybe(c.ref()) }, indexes: { ix_family_heads_family: ['familyId', 'untilDay'] } });
  await m.table('carers', { columns: { id: c.id(), ...scope, familyId: c.ref(), personId: c.ref(), carerId: c.ref(), openKey: c.maybe(c.text(80)), ...days, setBy: c.maybe(c.ref()) }, uniques: { ux_carers_open: ['openKey'] }, indexes: { ix_carers_family: ['familyId', 'untilDay'] } });
  await m.table('consents', {
    columns: {
      id: c.id(), ...scope, familyId: c.ref(), personId: c.ref(), agreedBy: c.text(10), giver: c.text(30), relation: c.text(20), channel: c.text(10), textVersion: c.int(), textHash: c.text(64), openKey: c.maybe(c.text(60)), at: c.at(), fromDay: c.day(), byUserId: c.maybe(c.ref()), byName: c.text(60),
      untilDay: c.maybe(c.day()), withdrawnAt: c.maybe(c.at()), withdrawnBy: c.maybe(c.ref()), withdrawReason: c.text(100),
    },
    uniques: { ux_consents_open: ['openKey'] }, indexes: { ix_consents_person: ['personId', 'untilDay'] },
  });
  await m.table('child_files', { columns: { id: c.id(), ...scope, personId: c.ref(), openKey: c.maybe(c.ref()), bodyCt: c.longText(), filled: c.text(100), ...days, byName: c.text(60), byUserId: c.maybe(c.ref()) }, uniques: { ux_child_files_open: ['openKey'] }, indexes: { ix_child_files_person: ['personId', 'untilDay'] } });
  await m.table('protected_people', { columns: { id: c.id(), ...scope, personId: c.ref(), openKey: c.maybe(c.ref()), reasonCt: c.longText(), ...days, setBy: c.maybe(c.ref()), endedBy: c.maybe(c.ref()) }, uniques: { ux_protected_open: ['openKey'] }, indexes: { ix_protected_person: ['personId', 'untilDay'] } });
}, async (m) => {
  for (const table of ['protected_people', 'child_files', 'consents', 'carers', 'family_heads']) await m.drop(table);
});

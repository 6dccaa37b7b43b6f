import { c, migration } from '../platform/db/migration';

const scope = { countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()) };

export const CreateMembersFamilies = migration('CreateMembersFamilies1763800400000', async (m) => {
  await m.table('members', {
    columns: { id: c.id(), personId: c.ref(), ...scope, branch: c.text(60), category: c.text(20), joinDay: c.text(10), rosterLiaison: c.text(60), lastContactDay: c.maybe(c.day()), version: c.int(), createdAt: c.at() },
    uniques: { ux_members_person: ['personId'] }, indexes: { ix_members_scope: ['countyId', 'townshipId', 'villageId', 'id'] },
  });
  await m.table('outflows', {
    columns: {
      id: c.id(), memberId: c.ref(), personId: c.ref(), ...scope, outDay: c.maybe(c.day()), outPrecision: c.text(8), expectedMonths: c.maybe(c.int()), province: c.text(20), city: c.text(30), inProvince: c.maybe(c.flag()),
      job: c.text(80), reason: c.text(60), fromDay: c.day(), backDay: c.maybe(c.day()), version: c.int(), createdAt: c.at(),
    },
    indexes: { ix_outflows_member: ['memberId', 'backDay'], ix_outflows_scope: ['countyId', 'townshipId', 'villageId', 'id'] },
  });
  await m.table('liaisons', {
    columns: { id: c.id(), countyId: c.ref(), townshipId: c.maybe(c.ref()), memberId: c.ref(), personId: c.ref(), liaisonId: c.ref(), fromDay: c.day(), untilDay: c.maybe(c.day()) },
    indexes: { ix_liaisons_member: ['memberId', 'untilDay'], ix_liaisons_liaison: ['liaisonId', 'untilDay'] },
  });
  await m.table('families', {
    columns: { id: c.id(), ...scope, groupName: c.text(30), headPersonId: c.ref(), createdAt: c.at() },
    indexes: { ix_families_scope: ['countyId', 'townshipId', 'villageId', 'id'] },
  });
  await m.table('family_people', {
    columns: { id: c.id(), familyId: c.ref(), ...scope, personId: c.ref(), memberPersonId: c.maybe(c.ref()), relation: c.text(20), kind: c.text(8), fromDay: c.day(), untilDay: c.maybe(c.day()) },
    indexes: { ix_family_people_family: ['familyId', 'untilDay'], ix_family_people_person: ['personId', 'untilDay'] },
  });
  await m.table('family_tags', {
    columns: { id: c.id(), countyId: c.ref(), townshipId: c.maybe(c.ref()), familyId: c.ref(), personId: c.ref(), tag: c.text(20), fromDay: c.day(), untilDay: c.maybe(c.day()), setBy: c.maybe(c.ref()) },
    indexes: { ix_family_tags_person: ['personId', 'tag', 'untilDay'] },
  });
}, async (m) => {
  for (const table of ['family_tags', 'family_people', 'families', 'liaisons', 'outflows', 'members']) await m.drop(table);
});

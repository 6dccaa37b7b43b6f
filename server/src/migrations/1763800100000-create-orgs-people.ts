import { c, migration } from '../platform/db/migration';

export const CreateOrgsPeople = migration('CreateOrgsPeople1763800100000', async (m) => {
  await m.table('orgs', {
    columns: {
      id: c.id(), countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()), parentId: c.maybe(c.ref()), kind: c.text(20), name: c.text(60), phone: c.maybe(c.text(20)),
      pledge: c.text(120), pledgeVersion: c.int(), province: c.maybe(c.text(20)), seq: c.int(), fromDay: c.day(), untilDay: c.maybe(c.day()),
    },
    indexes: { ix_orgs_scope: ['countyId', 'townshipId', 'kind', 'seq'] },
  });
  await m.table('people', {
    columns: {
      id: c.id(), countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()), groupName: c.text(30), name: c.text(60), sex: c.text(8), birth: c.text(10), birthPrecision: c.text(8),
      nation: c.text(30), edu: c.text(30), idNoCt: c.maybe(c.longText()), idNoIx: c.maybe(c.text(40)), id15Ix: c.maybe(c.text(40)), idState: c.text(8), phoneCt: c.maybe(c.longText()), phoneIx: c.maybe(c.text(40)),
      otherPhoneCt: c.maybe(c.longText()), otherPhoneLabel: c.text(12), duty: c.text(60), isMember: c.flag(), familyId: c.maybe(c.ref()), survivorId: c.maybe(c.ref()), version: c.int(), createdAt: c.at(),
    },
    indexes: { ix_people_name: ['countyId', 'name'], ix_people_scope: ['countyId', 'townshipId', 'villageId', 'id'], ix_people_id_no: ['idNoIx'], ix_people_id15: ['id15Ix'], ix_people_phone: ['phoneIx'], ix_people_family: ['familyId'] },
  });
}, async (m) => { await m.drop('people'); await m.drop('orgs'); });

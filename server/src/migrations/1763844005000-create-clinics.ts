import { c, migration } from '../platform/db/migration';

export const CreateClinics = migration('CreateClinics1763844005000', async (m) => {
  await m.table('clinic_attendances', {
    columns: { id: c.id(), countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()), familyId: c.ref(), personId: c.ref(), kind: c.text(12), onDay: c.day(), openKey: c.maybe(c.text(80)), byUserId: c.ref(), byName: c.text(60), at: c.at(), takenBackAt: c.maybe(c.at()) },
    indexes: { ix_clinic_attendances_scope: ['countyId', 'townshipId', 'villageId', 'onDay'], ix_clinic_attendances_person: ['personId', 'kind', 'onDay'] }, uniques: { ux_clinic_attendances: ['openKey'] },
  });
}, async (m) => m.drop('clinic_attendances'));

import { c, migration } from '../platform/db/migration';

export const CreateReferrals = migration('CreateReferrals1763844002000', async (m) => {
  await m.table('counsellors', { columns: { id: c.id(), countyId: c.ref(), personId: c.ref(), openKey: c.maybe(c.ref()), fromDay: c.day(), untilDay: c.maybe(c.day()), byUserId: c.ref() }, uniques: { ux_counsellors_open: ['openKey'] } });
  await m.table('referrals', {
    columns: { id: c.id(), countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()), personId: c.ref(), counsellorId: c.ref(), openKey: c.maybe(c.text(80)), reasonCt: c.longText(), onDay: c.day(), endedOn: c.maybe(c.day()), byUserId: c.ref(), byName: c.text(60), at: c.at() },
    indexes: { ix_referrals_scope: ['countyId', 'townshipId', 'villageId', 'id'], ix_referrals_counsellor: ['counsellorId', 'id'] }, uniques: { ux_referrals_open: ['openKey'] },
  });
  await m.table('referral_notes', { columns: { id: c.id(), countyId: c.ref(), referralId: c.ref(), wordsCt: c.longText(), at: c.at() }, indexes: { ix_referral_notes: ['referralId', 'id'] } });
}, async (m) => { for (const table of ['referral_notes', 'referrals', 'counsellors']) await m.drop(table); });

import { migration } from '../platform/db/migration';

/** What decides a line of the list of members away lies in one index of each table; what is not clear has one of its own. */
const members = { ix_members_scope: ['countyId', 'townshipId', 'villageId', 'id', 'personId', 'transferredOn', 'verifiedOn', 'lastContactDay'] };
const outflows = { ix_outflows_member: ['memberId', 'backDay', 'fromDay', 'outDay', 'outPrecision', 'expectedMonths', 'inProvince', 'province', 'trade'] };
const vague = { ix_outflows_vague: ['countyId', 'outPrecision', 'outDay'] };

export const CoverRoster = migration('CoverRoster1763832000000', async (m) => {
  await m.dropIndexes('members', Object.keys(members));
  await m.addIndexes('members', members);
  await m.dropIndexes('outflows', Object.keys(outflows));
  await m.addIndexes('outflows', { ...outflows, ...vague });
}, async (m) => {
  await m.dropIndexes('outflows', [...Object.keys(vague), ...Object.keys(outflows)]);
  await m.addIndexes('outflows', { ix_outflows_member: ['memberId', 'backDay'] });
  await m.dropIndexes('members', Object.keys(members));
  await m.addIndexes('members', { ix_members_scope: ['countyId', 'townshipId', 'villageId', 'id'] });
});

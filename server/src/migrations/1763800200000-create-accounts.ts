import { c, migration } from '../platform/db/migration';

const scope = { countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()) };

export const CreateAccounts = migration('CreateAccounts1763800200000', async (m) => {
  await m.table('users', {
    columns: { id: c.id(), phoneCt: c.maybe(c.longText()), phoneIx: c.maybe(c.text(40)), openidCt: c.maybe(c.longText()), openidIx: c.maybe(c.text(40)), createdAt: c.at() },
    uniques: { ux_users_phone: ['phoneIx'], ux_users_openid: ['openidIx'] },
  });
  await m.table('hats', {
    columns: { id: c.id(), userId: c.ref(), ...scope, orgId: c.maybe(c.ref()), personId: c.maybe(c.ref()), familyId: c.maybe(c.ref()), hat: c.text(20), name: c.text(60), place: c.text(60), fromDay: c.day(), untilDay: c.maybe(c.day()) },
    indexes: { ix_hats_user: ['userId'], ix_hats_scope: ['countyId', 'townshipId', 'hat', 'id'], ix_hats_person: ['personId'] },
  });
  await m.table('access', {
    columns: { id: c.id(), countyId: c.ref(), holderId: c.ref(), hat: c.text(20), subjectKind: c.text(8), subjectId: c.ref(), why: c.text(20), fromDay: c.day(), untilDay: c.maybe(c.day()) },
    indexes: { ix_access_holder: ['holderId', 'hat', 'subjectKind', 'subjectId'], ix_access_subject: ['subjectId', 'why'] },
  });
  await m.table('sessions', {
    columns: { id: c.id(), userId: c.ref(), hatId: c.maybe(c.ref()), salt: c.text(22), generation: c.int(), rotatedAt: c.at(), createdAt: c.at(), expiresAt: c.at(), endedAt: c.maybe(c.at()) },
    indexes: { ix_sessions_user: ['userId'] },
  });
  await m.table('login_codes', {
    columns: { id: c.id(), phoneIx: c.text(40), codeMac: c.text(64), sentAt: c.at(), expiresAt: c.at(), tries: c.int(), usedAt: c.maybe(c.at()) },
    indexes: { ix_login_codes_phone: ['phoneIx', 'sentAt'] },
  });
  await m.table('bind_attempts', { columns: { id: c.id(), userId: c.ref(), day: c.day(), wrong: c.int() }, uniques: { ux_bind_attempts: ['userId', 'day'] } });
  await m.table('bind_requests', {
    columns: { id: c.id(), userId: c.ref(), personId: c.ref(), ...scope, name: c.text(60), why: c.text(16), status: c.text(10), reason: c.text(100), at: c.at(), decidedBy: c.maybe(c.ref()), decidedAt: c.maybe(c.at()) },
    indexes: { ix_bind_requests_scope: ['countyId', 'status', 'id'], ix_bind_requests_user: ['userId'] },
  });
  await m.table('invites', {
    columns: {
      id: c.id(), codeMac: c.text(64), hat: c.text(20), name: c.text(60), place: c.text(60), ...scope, orgId: c.maybe(c.ref()), personId: c.maybe(c.ref()), familyId: c.maybe(c.ref()),
      phoneCt: c.maybe(c.longText()), phoneIx: c.maybe(c.text(40)), expiresOn: c.day(), usedAt: c.maybe(c.at()), revokedAt: c.maybe(c.at()), madeBy: c.maybe(c.ref()),
    },
    uniques: { ux_invites_code: ['codeMac'] }, indexes: { ix_invites_scope: ['countyId', 'townshipId', 'id'] },
  });
}, async (m) => {
  for (const table of ['invites', 'bind_requests', 'bind_attempts', 'login_codes', 'sessions', 'access', 'hats', 'users']) await m.drop(table);
});

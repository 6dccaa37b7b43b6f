import { c, migration } from '../platform/db/migration';

const scope = { countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()) };
const person = { memberId: c.ref(), personId: c.ref() };
const byScope = ['countyId', 'townshipId', 'villageId', 'id'];

export const CreatePapers = migration('CreatePapers1763806000000', async (m) => {
  await m.table('papers', {
    columns: {
      id: c.id(), ...scope, ...person, kind: c.text(10), number: c.text(40), issuedOn: c.day(), expiresOn: c.maybe(c.day()), activePerson: c.maybe(c.ref()), tokenMac: c.text(64), tokenCt: c.longText(),
      endedOn: c.maybe(c.day()), endedAs: c.maybe(c.text(10)), reason: c.text(120), endedBy: c.maybe(c.ref()), registeredBy: c.maybe(c.ref()), at: c.at(),
    },
    uniques: { ux_papers_number: ['countyId', 'kind', 'number'], ux_papers_active: ['activePerson'], ux_papers_token: ['tokenMac'] },
    indexes: { ix_papers_scope: byScope, ix_papers_person: ['personId', 'id'] },
  });
  await m.table('paper_checks', {
    columns: { id: c.id(), countyId: c.ref(), paperId: c.ref(), year: c.int(), onDay: c.day(), words: c.text(120), byName: c.text(60), byUserId: c.ref(), at: c.at() },
    uniques: { ux_paper_checks_year: ['paperId', 'year'] },
  });
  await m.table('paper_looks', {
    columns: { id: c.id(), countyId: c.ref(), userId: c.ref(), orgId: c.maybe(c.ref()), paperId: c.maybe(c.ref()), valid: c.flag(), at: c.at() },
    indexes: { ix_paper_looks_paper: ['paperId', 'at'], ix_paper_looks_user: ['userId', 'at'] },
  });
  await m.table('paper_rules', {
    columns: {
      id: c.id(), countyId: c.ref(), code: c.text(20), openCode: c.maybe(c.text(20)), minMonths: c.maybe(c.int()), maxMonths: c.maybe(c.int()), settled: c.maybe(c.flag()), placeKnown: c.maybe(c.flag()), paper: c.text(10), words: c.text(200), source: c.text(120),
      fromDay: c.day(), untilDay: c.maybe(c.day()), byName: c.text(60), byUserId: c.ref(), at: c.at(),
    },
    uniques: { ux_paper_rules_open: ['countyId', 'openCode'] },
    indexes: { ix_paper_rules_county: ['countyId', 'code', 'fromDay'] },
  });
  await m.table('transfers', {
    columns: {
      id: c.id(), ...scope, ...person, openMember: c.maybe(c.ref()), step: c.text(10), toOrg: c.text(80), toWhere: c.text(60), startedOn: c.day(), paperId: c.maybe(c.ref()), letterOn: c.maybe(c.day()), validDays: c.maybe(c.int()),
      letterUntil: c.maybe(c.day()), handedOn: c.maybe(c.day()), carrier: c.maybe(c.text(8)), receiptDue: c.maybe(c.day()), receivedOn: c.maybe(c.day()), endedOn: c.maybe(c.day()), endedAs: c.maybe(c.text(10)), reason: c.text(120), startedBy: c.maybe(c.ref()), at: c.at(),
    },
    uniques: { ux_transfers_open: ['openMember'] },
    indexes: { ix_transfers_scope: byScope, ix_transfers_member: ['memberId', 'receivedOn'] },
  });
  await m.table('arrivals', {
    columns: {
      id: c.id(), ...scope, ...person, openPerson: c.maybe(c.ref()), hostOrgId: c.ref(), status: c.text(10), reportedOn: c.day(), byName: c.text(60), byUserId: c.ref(), byLiaison: c.flag(), acceptedOn: c.maybe(c.day()),
      answeredOn: c.maybe(c.day()), answeredBy: c.maybe(c.ref()), reason: c.text(120), endedOn: c.maybe(c.day()), at: c.at(),
    },
    uniques: { ux_arrivals_open: ['openPerson'] },
    indexes: { ix_arrivals_scope: byScope, ix_arrivals_host: ['hostOrgId', 'status', 'id'], ix_arrivals_person: ['personId', 'id'] },
  });
  await m.table('stamps', {
    columns: { id: c.id(), ...scope, ...person, arrivalId: c.ref(), hostOrgId: c.ref(), activity: c.text(10), onDay: c.day(), words: c.text(120), byName: c.text(60), byUserId: c.ref(), takenBackOn: c.maybe(c.day()), reason: c.text(120), at: c.at() },
    indexes: { ix_stamps_scope: byScope, ix_stamps_person: ['personId', 'onDay'], ix_stamps_host: ['hostOrgId', 'id'] },
  });
  await m.table('dues', {
    columns: { id: c.id(), ...scope, ...person, paidTo: c.text(7), place: c.text(60), receiver: c.text(30), onDay: c.day(), byName: c.text(60), byUserId: c.ref(), hostOrgId: c.maybe(c.ref()), takenBackOn: c.maybe(c.day()), reason: c.text(120), at: c.at() },
    indexes: { ix_dues_scope: byScope, ix_dues_person: ['personId', 'paidTo'] },
  });
}, async (m) => {
  for (const table of ['dues', 'stamps', 'arrivals', 'transfers', 'paper_rules', 'paper_looks', 'paper_checks', 'papers']) await m.drop(table);
});

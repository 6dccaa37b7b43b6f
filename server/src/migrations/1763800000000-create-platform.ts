import { c, migration } from '../platform/db/migration';

export const CreatePlatform = migration('CreatePlatform1763800000000', async (m) => {
  await m.compareByBytes();
  await m.table('events', {
    columns: { id: c.id(), name: c.text(40), at: c.at(), countyId: c.ref(), townshipId: c.maybe(c.ref()), actorUserId: c.maybe(c.ref()), actorHat: c.maybe(c.text(20)), actorName: c.text(60), subjectId: c.maybe(c.ref()), payload: c.json() },
    indexes: { ix_events_county: ['countyId', 'id'], ix_events_subject: ['subjectId', 'id'] },
  });
  await m.table('event_seals', {
    columns: { id: c.id(), countyId: c.ref(), seq: c.int(), eventId: c.ref(), mac: c.text(64) },
    uniques: { ux_event_seals_event: ['eventId'], ux_event_seals_seq: ['countyId', 'seq'] },
  });
  await m.table('idempotency_keys', {
    columns: { id: c.id(), userId: c.ref(), endpoint: c.text(40), key: c.text(64), bodyHash: c.text(64), at: c.at(), answer: c.longText() },
    uniques: { ux_idempotency_keys: ['userId', 'endpoint', 'key'] }, indexes: { ix_idempotency_keys_at: ['at'] },
  });
  await m.table('outbox', {
    columns: { id: c.id(), kind: c.text(40), dedupeKey: c.text(120), countyId: c.ref(), payload: c.json(), status: c.text(12), notBefore: c.at(), attempts: c.int(), claim: c.maybe(c.ref()), claimedUntil: c.maybe(c.at()), lastError: c.maybe(c.text(60)) },
    uniques: { ux_outbox_dedupe: ['dedupeKey'] }, indexes: { ix_outbox_due: ['status', 'notBefore'] },
  });
  await m.table('job_runs', { columns: { id: c.id(), name: c.text(40), period: c.text(30), at: c.at() }, uniques: { ux_job_runs: ['name', 'period'] } });
  await m.table('wrapped_keys', { columns: { id: c.id(), owner: c.ref(), purpose: c.text(12), wrapped: c.text(120) }, uniques: { ux_wrapped_keys: ['owner', 'purpose', 'id'] } });
  await m.table('installation', { columns: { id: c.id(), name: c.text(40), value: c.text(200) } });
}, async (m) => {
  for (const table of ['installation', 'wrapped_keys', 'job_runs', 'outbox', 'idempotency_keys', 'event_seals', 'events']) await m.drop(table);
});

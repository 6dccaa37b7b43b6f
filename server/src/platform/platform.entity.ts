import { Entity, Index } from 'typeorm';
import { At, IdColumn, Int, Json, LongText, MaybeAt, MaybeInt, MaybeRef, MaybeText, Ref, Text } from './db/columns';

@Entity('events')
@Index('ix_events_county', ['countyId', 'id'])
@Index('ix_events_subject', ['subjectId', 'id'])
export class EventRow {
  @IdColumn() id: string;
  @Text(40) name: string;
  @At() at: number;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() actorUserId: string | null;
  @MaybeText(20) actorHat: string | null;
  @Text(60) actorName: string;
  @MaybeRef() subjectId: string | null;
  @Json() payload: object;
}

@Entity('event_seals')
@Index('ux_event_seals_event', ['eventId'], { unique: true })
@Index('ux_event_seals_seq', ['countyId', 'seq'], { unique: true })
export class EventSeal {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Int() seq: number;
  @Ref() eventId: string;
  @Text(64) mac: string;
}

@Entity('idempotency_keys')
@Index('ux_idempotency_keys', ['userId', 'endpoint', 'key'], { unique: true })
@Index('ix_idempotency_keys_at', ['at'])
export class IdempotencyKey {
  @IdColumn() id: string;
  @Ref() userId: string;
  @Text(40) endpoint: string;
  @Text(64) key: string;
  @Text(64) bodyHash: string;
  /** The hat it was done under. */
  @MaybeRef() hatId: string | null;
  @At() at: number;
  @LongText() answer: string;
}

@Entity('outbox')
@Index('ux_outbox_dedupe', ['dedupeKey'], { unique: true })
@Index('ix_outbox_due', ['status', 'notBefore'])
export class OutboxItem {
  @IdColumn() id: string;
  @Text(40) kind: string;
  @Text(120) dedupeKey: string;
  @Ref() countyId: string;
  @Json() payload: object;
  /** How many messages it carries; older ones one. */
  @MaybeInt() size: number | null;
  @Text(12) status: string;
  @At() notBefore: number;
  @Int() attempts: number;
  @MaybeRef() claim: string | null;
  @MaybeAt() claimedUntil: number | null;
  @MaybeText(60) lastError: string | null;
}

@Entity('job_runs')
@Index('ux_job_runs', ['name', 'period'], { unique: true })
export class JobRun {
  @IdColumn() id: string;
  @Text(40) name: string;
  @Text(30) period: string;
  @At() at: number;
}

@Entity('wrapped_keys')
@Index('ux_wrapped_keys', ['owner', 'purpose', 'id'], { unique: true })
export class WrappedKey {
  @IdColumn() id: string;
  @Ref() owner: string;
  @Text(12) purpose: string;
  @Text(120) wrapped: string;
}

@Entity('installation')
export class Installation {
  @IdColumn() id: string;
  @Text(40) name: string;
  @Text(200) value: string;
}

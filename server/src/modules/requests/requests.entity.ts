import { Entity, Index } from 'typeorm';
import { At, IdColumn, Int, Json, LongText, MaybeLongText, MaybeRef, Ref, Text } from '../../platform/db/columns';

/** S2 A matter of a family; text and answer are ciphered. */
@Entity('requests')
@Index('ix_requests_scope', ['countyId', 'townshipId', 'villageId', 'id'])
@Index('ix_requests_family', ['familyId', 'id'])
@Index('ux_requests_source', ['source', 'sourceId'], { unique: true })
export class RequestEntry {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  /** None, where a paper ledger names one whom the roster does not know. */
  @MaybeRef() familyId: string | null;
  /** The member away who asked; the family as a whole has none. */
  @MaybeRef() personId: string | null;
  /** Whoever is called back, at home or away. */
  @MaybeRef() askerId: string | null;
  @Text(60) askerName: string;
  /** Ciphered: his name as the paper writes it, where the roster does not know him; `askerName` is empty then. */
  @MaybeLongText() askerCt: string | null;
  @Text(8) source: string;
  /** The check-in, visit or contact it came from: one of them opens one request, however often it is told. */
  @MaybeRef() sourceId: string | null;
  @Text(10) item: string;
  @Text(10) status: string;
  @LongText() text: string;
  @Json() photoIds: string[];
  @At() submittedAt: number;
  /** S3 The account that owns it until the end. */
  @MaybeRef() takenBy: string | null;
  @Text(60) takenByName: string;
  @MaybeLongText() answer: string | null;
  /** Logged since the last answer. */
  @Int() attempts: number;
  @Int() version: number;
}

/** What happened to a request, for both halves of the family and those who serve them. */
@Entity('request_steps')
@Index('ix_request_steps_request', ['requestId', 'id'])
export class RequestStepEntry {
  @IdColumn() id: string;
  @Ref() requestId: string;
  @Ref() countyId: string;
  @At() at: number;
  @Text(10) what: string;
  @Text(60) byName: string;
  /** Ciphered. */
  @LongText() words: string;
}

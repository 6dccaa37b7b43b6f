import { Entity, Index } from 'typeorm';
import { At, IdColumn, Int, Json, LongText, MaybeAt, MaybeDay, MaybeFlag, MaybeInt, MaybeLongText, MaybeRef, MaybeText, Ref, Text } from '../../platform/db/columns';

/** S2 A matter of a family; text and answer are ciphered. */
@Entity('requests')
@Index('ix_requests_scope', ['countyId', 'townshipId', 'villageId', 'id'])
@Index('ix_requests_family', ['familyId', 'id'])
@Index('ix_requests_due', ['countyId', 'clock', 'dueOn'])
@Index('ix_requests_owner', ['takenBy', 'status'])
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
  /** The check-in, visit, contact or happening it came from: one of them opens one request, however often it is told. */
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
  /** S1 The form it began under: what it was called then and what was promised; null in rows older than the catalogue, and of paper ledgers. */
  @MaybeText(20) itemName: string | null;
  @MaybeInt() firstDays: number | null;
  @MaybeInt() wholeDays: number | null;
  /** Ciphered: the phone of an asker whom the roster does not know. */
  @MaybeLongText() phoneCt: string | null;
  /** X11 Who asked on the asker's behalf, and by which mandate (S10). */
  @MaybeRef() agentId: string | null;
  @MaybeText(60) agentName: string | null;
  @MaybeRef() mandateId: string | null;
  /** The outpost where it was asked. */
  @MaybeRef() outpostId: string | null;
  @MaybeText(10) ownerHat: string | null;
  @MaybeRef() ownerPersonId: string | null;
  /** S3 Who took it first: what is bounced comes back to him. */
  @MaybeRef() firstBy: string | null;
  @MaybeText(60) firstByName: string | null;
  /** S3 To whom it is offered; the owner owns it until he accepts. */
  @MaybeRef() passTo: string | null;
  @MaybeText(60) passToName: string | null;
  /** What the told result was: done or ended. */
  @MaybeText(6) outcome: string | null;
  /** S4 See clock.rules: first response, acceptance, and when the clock of completion began. */
  @MaybeAt() respondedAt: number | null;
  @MaybeAt() acceptedAt: number | null;
  @MaybeAt() clockAt: number | null;
  @MaybeAt() answeredAt: number | null;
  /** The clock that runs, first or whole, and its days; null while none does. */
  @MaybeText(8) clock: string | null;
  @MaybeDay() amberOn: string | null;
  @MaybeDay() dueOn: string | null;
  /** The day of the last attempt that counted. */
  @MaybeDay() attemptOn: string | null;
  @MaybeInt() rating: number | null;
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
  /** X11 Done for the asker by somebody else. */
  @MaybeFlag() behalf: boolean | null;
  /** Read by those who serve only. */
  @MaybeFlag() officeOnly: boolean | null;
}

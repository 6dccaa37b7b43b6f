import { Entity, Index } from 'typeorm';
import { At, Flag, IdColumn, Json, LongText, MaybeAt, MaybeLongText, MaybeRef, MaybeText, Ref, Text } from '../../platform/db/columns';

/** P1 One report a person and quarter; `text` is ciphered and holds what was handed in last. */
@Entity('reports')
@Index('ux_reports_person_quarter', ['personId', 'quarter'], { unique: true })
@Index('ix_reports_scope', ['countyId', 'townshipId', 'villageId', 'id'])
export class ReportEntry {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() personId: string;
  @Text(6) quarter: string;
  @Text(12) status: string;
  /** Whether the first hand-in came after it was due; coming back later does not make it late. */
  @Flag() late: boolean;
  @At() handedInAt: number;
  @LongText() text: string;
  @Json() photoIds: string[];
  @MaybeRef() voiceId: string | null;
  /** P3 Who wrote it down as the member told it; null once it is in his own words. */
  @MaybeRef() takenBy: string | null;
  @MaybeText(60) takenByName: string | null;
  /** When the member said that this is what he told. */
  @MaybeAt() confirmedAt: number | null;
  /** P2 Activities the member names himself, ciphered. */
  @MaybeLongText() ownActivities: string | null;
}

/** What happened to a report, one row a step: an earlier text stays here when a new one comes. */
@Entity('report_turns')
@Index('ix_report_turns_report', ['reportId', 'id'])
export class ReportTurnEntry {
  @IdColumn() id: string;
  @Ref() reportId: string;
  @Ref() countyId: string;
  @At() at: number;
  @Text(12) what: string;
  @Text(60) byName: string;
  /** Ciphered: the text handed in, or the answer. */
  @LongText() words: string;
  @Json() photoIds: string[];
  @MaybeRef() voiceId: string | null;
}

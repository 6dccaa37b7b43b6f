import { Entity, Index } from 'typeorm';
import { At, DayColumn, IdColumn, MaybeDay, MaybeInt, MaybeRef, MaybeText, Ref, Text } from '../../platform/db/columns';

/** X2 Somebody asked for a ledger with numbers in full. The scope columns are those of the hat it was asked under. */
@Entity('ledger_askings')
@Index('ix_ledger_askings_scope', ['countyId', 'townshipId', 'villageId', 'id'])
export class LedgerAsking {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Text(20) ledger: string;
  /** The village or township it is about. */
  @Ref() placeId: string;
  @MaybeDay() fromDay: string | null;
  @MaybeDay() untilDay: string | null;
  @Text(120) purpose: string;
  @Ref() askedBy: string;
  @Text(60) askedName: string;
  @DayColumn() askedOn: string;
  /** open | approved | refused */
  @Text(10) status: string;
  @MaybeRef() decidedBy: string | null;
  @MaybeText(60) decidedName: string | null;
  @MaybeDay() decidedOn: string | null;
  @Text(120) reason: string;
  /** The last day it waits for an answer; once approved, the last day of the file. */
  @DayColumn() expiresOn: string;
  @MaybeRef() fileId: string | null;
  @MaybeInt() rowCount: number | null;
  @MaybeText(64) sha256: string | null;
  @At() at: number;
}

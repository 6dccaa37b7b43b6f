import { Entity, Index } from 'typeorm';
import { At, DayColumn, Flag, IdColumn, Json, MaybeAt, MaybeDay, MaybeFlag, MaybeRef, MaybeText, Ref, Text } from '../../platform/db/columns';

@Entity('pairings')
@Index('ux_pairings_open', ['openKey'], { unique: true })
@Index('ix_pairings_scope', ['countyId', 'townshipId', 'villageId', 'id'])
@Index('ix_pairings_family', ['familyId', 'untilDay'])
@Index('ix_pairings_helper', ['helperId', 'untilDay'])
@Index('ix_pairings_unit', ['unitId', 'untilDay'])
export class Pairing {
  @IdColumn() id: string;
  /** The scope of the family. */
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() familyId: string;
  @Ref() helperId: string;
  /** H1 The unit that helps; then the helper is its contact person. */
  @MaybeRef() unitId: string | null;
  /** H1 The one of the family it is about; null: all of them. */
  @MaybeRef() personId: string | null;
  @MaybeText(10) level: string | null;
  @Text(10) helperClass: string;
  @Text(16) role: string;
  @Json() aspects: string[];
  /** Post or unit of the helper when they were paired. */
  @Text(60) duty: string;
  /** Family, or the person of it, and helper while the pairing is open, else null: nobody is paired twice with one. */
  @MaybeText(80) openKey: string | null;
  @DayColumn() fromDay: string;
  @MaybeDay() untilDay: string | null;
  /** The moment it ended, for visits of that very day. */
  @MaybeAt() endedAt: number | null;
  @Text(120) reason: string;
  /** H16 Why nobody follows, where it was the last one of the family. */
  @MaybeText(120) nobody: string | null;
  @MaybeRef() madeBy: string | null;
  @At() createdAt: number;
}

@Entity('visits')
@Index('ix_visits_scope', ['countyId', 'townshipId', 'villageId', 'onDay'])
@Index('ix_visits_family', ['familyId', 'period', 'onDay'])
@Index('ix_visits_helper', ['helperId', 'period'])
export class Visit {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() familyId: string;
  /** Nobody, where paper names one who was not paired with the family. */
  @MaybeRef() helperId: string | null;
  @Ref() byUserId: string;
  @Text(60) byName: string;
  @Text(8) way: string;
  @Text(10) occasion: string;
  @Text(8) state: string;
  @Json() aspects: string[];
  @Text(300) words: string;
  @Text(300) difficulty: string;
  /** The elder agreed that the member away is told. */
  @Flag() echo: boolean;
  @Json() photoIds: string[];
  /** The phone’s clock; late ones count for the day they were made. */
  @At() happenedAt: number;
  @DayColumn() onDay: string;
  /** The month the visit counts for, `YYYY-MM`. */
  @Text(7) period: string;
  @At() receivedAt: number;
  @MaybeRef() requestId: string | null;
  /** R12 Entered from a paper record: it has a day and no hour, and was told to nobody. */
  @MaybeFlag() paper: boolean | null;
}

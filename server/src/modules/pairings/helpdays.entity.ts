import { Entity, Index } from 'typeorm';
import { At, DayColumn, IdColumn, Int, MaybeAt, MaybeInt, MaybeRef, Ref, Text } from '../../platform/db/columns';

/** H9 One day of help with work, planned or done. */
@Entity('helpdays')
@Index('ix_helpdays_scope', ['countyId', 'townshipId', 'villageId', 'onDay'])
@Index('ix_helpdays_family', ['familyId', 'onDay'])
export class HelpdayRow {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() familyId: string;
  /** Nobody yet, where an office planned it. */
  @MaybeRef() helperId: string | null;
  @Text(10) season: string;
  @DayColumn() onDay: string;
  /** Half days. */
  @Int() halves: number;
  /** How many people came; one where it was written down before this was asked. */
  @MaybeInt() people: number | null;
  /** Land worked on by kind, in hundredths of a 亩. */
  @MaybeInt() paddy: number | null;
  @MaybeInt() hill: number | null;
  @MaybeInt() otherLand: number | null;
  /** planned, done, called_off */
  @Text(12) state: string;
  @Text(200) words: string;
  @Text(100) reason: string;
  @Ref() byUserId: string;
  @MaybeAt() happenedAt: number | null;
  @At() createdAt: number;
}

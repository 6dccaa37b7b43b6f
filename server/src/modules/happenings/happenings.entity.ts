import { Entity, Index } from 'typeorm';
import { At, DayColumn, IdColumn, LongText, MaybeAt, MaybeDay, MaybeRef, Ref, Text } from '../../platform/db/columns';

/** P5 H8 What happened in work or life, as somebody told it. */
@Entity('happenings')
@Index('ix_happenings_scope', ['countyId', 'townshipId', 'villageId', 'onDay'])
@Index('ix_happenings_family', ['familyId', 'onDay'])
@Index('ix_happenings_person', ['personId', 'onDay'])
export class HappeningRow {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() familyId: string;
  /** To whom it happened, where it is one of them. */
  @MaybeRef() personId: string | null;
  @Text(12) kind: string;
  @DayColumn() onDay: string;
  @LongText() wordsCt: string;
  /** self, family, serve */
  @Text(8) readers: string;
  @Ref() byUserId: string;
  @Text(60) byName: string;
  @At() at: number;
  @MaybeAt() takenBackAt: number | null;
  /** H7 Of an illness: the day it was said to be over. */
  @MaybeDay() overOn: string | null;
}

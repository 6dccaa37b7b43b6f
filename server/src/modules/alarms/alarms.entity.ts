import { Entity, Index } from 'typeorm';
import { At, DayColumn, IdColumn, LongText, MaybeAt, MaybeRef, Ref, Text } from '../../platform/db/columns';

/** H17 A report about a child in danger. Whose it is, who told it and what was seen lie in the sealed body together; no other room reads this table. */
@Entity('alarms')
@Index('ix_alarms_scope', ['countyId', 'townshipId', 'villageId', 'id'])
export class AlarmRow {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @LongText() bodyCt: string;
  @DayColumn() onDay: string;
  @At() at: number;
  @MaybeAt() closedAt: number | null;
}

@Entity('alarm_notes')
@Index('ix_alarm_notes_alarm', ['alarmId', 'id'])
export class AlarmNote {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Ref() alarmId: string;
  @Text(10) what: string;
  /** Words and by whom. */
  @LongText() bodyCt: string;
  @At() at: number;
}

import { Entity, Index } from 'typeorm';
import { DayColumn, IdColumn, MaybeDay, Ref, Text } from '../../platform/db/columns';

/** S12 A word of the county's own, for cases or for outposts. */
@Entity('marks')
@Index('ux_marks', ['countyId', 'subject', 'name'], { unique: true })
export class MarkRow {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Text(8) subject: string;
  @Text(16) name: string;
  @MaybeDay() untilDay: string | null;
}

/** S12 A mark on one thing. */
@Entity('mark_uses')
@Index('ux_mark_uses', ['subjectId', 'markId'], { unique: true })
@Index('ix_mark_uses_mark', ['markId', 'id'])
export class MarkUse {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Ref() markId: string;
  @Ref() subjectId: string;
  @DayColumn() onDay: string;
  @Text(60) byName: string;
}

import { Entity, Index } from 'typeorm';
import { At, DayColumn, IdColumn, Int, LongText, MaybeLongText, MaybeRef, Ref, Text } from '../../platform/db/columns';

/** H14 How an elder lives; the newest row of a person stands. Contacts and health are sealed apart. */
@Entity('elder_files')
@Index('ix_elder_files_person', ['personId', 'id'])
export class ElderFile {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() personId: string;
  @Text(12) living: string;
  @LongText() contactsCt: string;
  /** How many there are, so that a list opens nothing. */
  @Int() contacts: number;
  @MaybeLongText() healthCt: string | null;
  @DayColumn() onDay: string;
  @Text(60) byName: string;
  @At() at: number;
}

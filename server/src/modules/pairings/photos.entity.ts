import { Entity, Index } from 'typeorm';
import { DayColumn, IdColumn, MaybeAt, MaybeRef, Ref, Text } from '../../platform/db/columns';

/** H10 A picture of a visit; its id is the file’s. Others see it once an office has looked at it. */
@Entity('visit_photos')
@Index('ix_visit_photos_scope', ['countyId', 'townshipId', 'villageId', 'state', 'id'])
@Index('ix_visit_photos_visit', ['visitId'])
export class VisitPhoto {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() familyId: string;
  @Ref() visitId: string;
  @DayColumn() onDay: string;
  @Ref() byUserId: string;
  @Text(60) byName: string;
  /** waiting, passed, withheld */
  @Text(10) state: string;
  @Text(100) reason: string;
  @MaybeRef() checkedBy: string | null;
  @Text(60) checkedByName: string;
  @MaybeAt() checkedAt: number | null;
}

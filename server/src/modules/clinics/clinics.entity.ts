import { Entity, Index } from 'typeorm';
import { At, DayColumn, IdColumn, MaybeAt, MaybeRef, MaybeText, Ref, Text } from '../../platform/db/columns';

/** H11 Somebody was there. No column holds what was found. */
@Entity('clinic_attendances')
@Index('ux_clinic_attendances', ['openKey'], { unique: true })
@Index('ix_clinic_attendances_scope', ['countyId', 'townshipId', 'villageId', 'onDay'])
@Index('ix_clinic_attendances_person', ['personId', 'kind', 'onDay'])
export class ClinicAttendance {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() familyId: string;
  @Ref() personId: string;
  @Text(12) kind: string;
  @DayColumn() onDay: string;
  /** Person, kind and day while it stands: two who record the same write it once. */
  @MaybeText(80) openKey: string | null;
  @Ref() byUserId: string;
  @Text(60) byName: string;
  @At() at: number;
  @MaybeAt() takenBackAt: number | null;
}

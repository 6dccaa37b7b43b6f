import { Entity, Index } from 'typeorm';
import { At, DayColumn, Flag, IdColumn, Int, MaybeRef, Ref, Text } from '../../platform/db/columns';

/** F5 Append-only: a correction is a row of its own, and the one it corrects counts no more. */
@Entity('services')
@Index('ux_services_corrects', ['correctsId'], { unique: true })
@Index('ix_services_scope', ['countyId', 'townshipId', 'villageId', 'onDay'])
@Index('ix_services_window', ['windowOrgId', 'happenedAt'])
@Index('ix_services_card', ['cardId', 'onDay'])
@Index('ix_services_family', ['familyId', 'onDay'])
export class ServiceRow {
  @IdColumn() id: string;
  /** The scope of the family served. */
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() cardId: string;
  @Ref() familyId: string;
  @Ref() windowOrgId: string;
  @Text(12) matter: string;
  @Flag() priority: boolean;
  @Int() waitedMinutes: number;
  @Text(120) result: string;
  @At() happenedAt: number;
  @DayColumn() onDay: string;
  @MaybeRef() correctsId: string | null;
  @Flag() corrected: boolean;
  /** Why it was corrected; empty on a first entry. */
  @Text(120) reason: string;
  @Ref() byUserId: string;
  @At() loggedAt: number;
}

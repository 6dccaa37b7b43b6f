import { Entity, Index } from 'typeorm';
import { DayColumn, IdColumn, MaybeDay, MaybeRef, MaybeText, Ref } from '../../platform/db/columns';

/** N1 A member takes part in an org from a day to a day; the formal branch is on the roster and stays. */
@Entity('memberships')
@Index('ix_memberships_org', ['orgId', 'untilDay', 'id'])
@Index('ix_memberships_member', ['memberId'])
@Index('ux_memberships_open', ['openKey'], { unique: true })
export class Membership {
  @IdColumn() id: string;
  /** The scope of the member. */
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() orgId: string;
  @Ref() memberId: string;
  @Ref() personId: string;
  /** Org and member while open, else null: nobody is in twice. */
  @MaybeText(80) openKey: string | null;
  @DayColumn() fromDay: string;
  @MaybeDay() untilDay: string | null;
}

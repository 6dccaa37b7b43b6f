import { Entity, Index } from 'typeorm';
import { At, DayColumn, IdColumn, MaybeAt, MaybeRef, Ref, Text } from '../../platform/db/columns';

/** R13 A change of an org decided today for a day to come. */
@Entity('org_plans')
@Index('ux_org_plans_open', ['openKey'], { unique: true })
@Index('ix_org_plans_due', ['state', 'onDay', 'id'])
@Index('ix_org_plans_org', ['orgId', 'id'])
export class OrgPlan {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Ref() orgId: string;
  @Text(12) deed: string;
  /** The new name of a rename, else empty. */
  @Text(60) name: string;
  /** The org it is merged into, the township it goes to. */
  @MaybeRef() otherId: string | null;
  @DayColumn() onDay: string;
  @Text(10) state: string;
  /** Why it waits or could not be done. */
  @Text(200) why: string;
  /** Who decided it: on the day it is done as his deed. */
  @Ref() userId: string;
  @Ref() hatId: string;
  @Text(12) hat: string;
  @MaybeRef() hatTownshipId: string | null;
  @Text(60) byName: string;
  @At() at: number;
  @MaybeAt() endedAt: number | null;
  /** The org while this is open, else null: one change to come at a time. */
  @MaybeRef() openKey: string | null;
}

import { Entity, Index } from 'typeorm';
import { At, DayColumn, IdColumn, Int, MaybeDay, MaybeRef, MaybeText, Ref, Text } from '../../platform/db/columns';

/** What an org was called, where it stood and under which org its rows counted, between two days. An org nothing ever happened to has none. */
@Entity('org_turns')
@Index('ix_org_turns_org', ['orgId', 'fromDay'])
@Index('ix_org_turns_shown', ['shownAs', 'untilDay', 'orgId'])
@Index('ux_org_turns_open', ['openKey'], { unique: true })
export class OrgTurnRow {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Ref() orgId: string;
  @Text(60) name: string;
  @MaybeRef() parentId: string | null;
  /** Itself, or the org it was merged into. */
  @Ref() shownAs: string;
  @MaybeText(20) phone: string | null;
  @Int() seq: number;
  @DayColumn() fromDay: string;
  @MaybeDay() untilDay: string | null;
  @At() madeAt: number;
  /** The org while this turn is open, else null: of two changes at once the second is told. */
  @MaybeRef() openKey: string | null;
}

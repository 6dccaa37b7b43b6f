import { Entity, Index } from 'typeorm';
import { At, DayColumn, IdColumn, Int, MaybeDay, MaybeLongText, MaybeRef, Ref, Text } from '../../platform/db/columns';

/** What only an organisation away from home has; its id is the org's. */
@Entity('org_outposts')
export class OrgOutpost {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Text(20) form: string;
  @Text(30) city: string;
  /** The org at home it is tied to (两地共建). */
  @MaybeRef() homeId: string | null;
  @Text(60) approvedBy: string;
  @Text(40) approvedNo: string;
  @MaybeDay() approvedOn: string | null;
}

/** What an organisation away from home was until it was changed. */
@Entity('org_outpost_turns')
@Index('ux_org_outpost_turns', ['orgId', 'turn'], { unique: true })
export class OrgOutpostTurn {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Ref() orgId: string;
  @Int() turn: number;
  @Text(20) form: string;
  @Text(30) city: string;
  @MaybeRef() homeId: string | null;
  @Text(60) approvedBy: string;
  @Text(40) approvedNo: string;
  @MaybeDay() approvedOn: string | null;
  /** The first day on which it was something else, and who said so. */
  @DayColumn() untilDay: string;
  @Text(60) changedBy: string;
}

@Entity('org_pledges')
@Index('ux_org_pledges', ['orgId', 'version'], { unique: true })
export class OrgPledge {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Ref() orgId: string;
  @Int() version: number;
  @Text(120) words: string;
  @DayColumn() fromDay: string;
}

@Entity('org_holders')
@Index('ix_org_holders_org', ['orgId', 'untilDay', 'id'])
export class OrgHolder {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Ref() orgId: string;
  @Text(20) title: string;
  @Text(60) name: string;
  @MaybeRef() personId: string | null;
  /** Made public by the office; ciphered all the same, for it may be a mobile. */
  @MaybeLongText() phoneCt: string | null;
  @DayColumn() fromDay: string;
  @MaybeDay() untilDay: string | null;
}

@Entity('org_profiles')
@Index('ux_org_profiles', ['orgId', 'year', 'figure', 'version'], { unique: true })
export class OrgProfile {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Ref() orgId: string;
  @Int() year: number;
  @Text(20) figure: string;
  /** The value times a hundred: two decimals without rounding. */
  @At() hundredths: number;
  @Text(60) source: string;
  @Int() version: number;
  @Text(60) byName: string;
  @DayColumn() onDay: string;
  /** The day it was corrected; null: it holds. */
  @MaybeDay() untilDay: string | null;
}

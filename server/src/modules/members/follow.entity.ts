import { Entity, Index } from 'typeorm';
import { At, DayColumn, IdColumn, Json, MaybeAt, MaybeDay, MaybeFlag, MaybeInt, MaybeRef, MaybeText, Ref, Text } from '../../platform/db/columns';

/** R2 What an outflow said until a day; the outflow itself says what is so now. */
@Entity('outflow_changes')
@Index('ix_outflow_changes_outflow', ['outflowId', 'id'])
@Index('ix_outflow_changes_until', ['countyId', 'untilDay'])
export class OutflowChange {
  @IdColumn() id: string;
  @Ref() outflowId: string;
  @Ref() memberId: string;
  @Ref() personId: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @MaybeDay() outDay: string | null;
  @Text(8) outPrecision: string;
  @MaybeInt() expectedMonths: number | null;
  @Text(20) province: string;
  @Text(30) city: string;
  @MaybeFlag() inProvince: boolean | null;
  @Text(80) job: string;
  @MaybeText(12) trade: string | null;
  @Text(60) reason: string;
  /** The first day on which this was no longer so. */
  @DayColumn() untilDay: string;
  /** Who changed it. */
  @Text(60) byName: string;
  @At() createdAt: number;
}

/** R2 A visit home during an outflow; it ends nothing. `openKey` is the member while the day of leaving again is not known. */
@Entity('home_visits')
@Index('ux_home_visits_open', ['openKey'], { unique: true })
@Index('ix_home_visits_member', ['memberId', 'id'])
export class HomeVisit {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() memberId: string;
  @Ref() personId: string;
  @Ref() outflowId: string;
  @DayColumn() fromDay: string;
  @MaybeDay() untilDay: string | null;
  @MaybeRef() openKey: string | null;
  @Text(60) byName: string;
  @At() createdAt: number;
}

/** R4 One round a township and half-year; `openKey` is the township while it is open. */
@Entity('verify_rounds')
@Index('ux_verify_rounds_half', ['townshipId', 'half'], { unique: true })
@Index('ux_verify_rounds_open', ['openKey'], { unique: true })
export class VerifyRound {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Ref() townshipId: string;
  @Text(6) half: string;
  @MaybeRef() openKey: string | null;
  @DayColumn() openedOn: string;
  @Text(60) openedByName: string;
  @MaybeDay() closedOn: string | null;
  @Text(60) closedByName: string;
  /** Ids of the members nobody had verified when it was closed. */
  @Json() leftOver: string[];
  @At() createdAt: number;
}

@Entity('verifications')
@Index('ix_verifications_member', ['memberId', 'onDay'])
@Index('ix_verifications_round', ['roundId', 'memberId'])
export class Verification {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() memberId: string;
  @Ref() personId: string;
  @MaybeRef() roundId: string | null;
  @DayColumn() onDay: string;
  @Text(8) how: string;
  @Text(200) note: string;
  @Ref() byUserId: string;
  @Text(60) byName: string;
  @At() happenedAt: number;
  @At() receivedAt: number;
}

/** R11 One step of searching. */
@Entity('search_steps')
@Index('ix_search_steps_member', ['memberId', 'id'])
export class SearchStep {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() memberId: string;
  @Ref() personId: string;
  @DayColumn() onDay: string;
  @Text(60) asked: string;
  @Text(300) outcome: string;
  @Ref() byUserId: string;
  @Text(60) byName: string;
  @At() createdAt: number;
}

/** R11 A proposal that somebody is lost, and what became of it; its state is told by its days. `openKey` is the member until it is withdrawn or he is found. */
@Entity('lost_cases')
@Index('ux_lost_cases_open', ['openKey'], { unique: true })
@Index('ix_lost_cases_member', ['memberId', 'id'])
export class LostCase {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() memberId: string;
  @Ref() personId: string;
  @MaybeRef() openKey: string | null;
  /** The last contact when it was proposed. */
  @DayColumn() since: string;
  @Text(12) reason: string;
  @Text(300) words: string;
  @DayColumn() proposedOn: string;
  @Ref() proposedBy: string;
  @Text(60) proposedByName: string;
  @MaybeDay() withdrawnOn: string | null;
  /** The day of the decision, as its document says. */
  @MaybeDay() decidedOn: string | null;
  @Text(60) body: string;
  @Text(60) documentNo: string;
  @Text(60) decidedByName: string;
  @MaybeDay() foundOn: string | null;
  @Text(300) foundHow: string;
  @Text(60) foundByName: string;
  @At() createdAt: number;
  @MaybeAt() decidedAt: number | null;
  @MaybeAt() endedAt: number | null;
}

/** N5 日期, 方式, 主要内容, 反映困难, 下次联系. */
@Entity('contact_logs')
@Index('ix_contact_logs_member', ['memberId', 'id'])
export class ContactLog {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() memberId: string;
  @Ref() personId: string;
  @DayColumn() onDay: string;
  @Text(8) how: string;
  @Text(500) words: string;
  @Text(300) difficulty: string;
  @MaybeDay() nextOn: string | null;
  @Ref() byUserId: string;
  @Text(60) byName: string;
  @At() happenedAt: number;
  @At() receivedAt: number;
}

import { Entity, Index } from 'typeorm';
import { At, DayColumn, IdColumn, Json, MaybeRef, MaybeText, Ref, Text } from '../../platform/db/columns';

/** M1 One call to a member. What was said to whom was reached stands in the contact log (N5), and nowhere twice. */
@Entity('calls')
@Index('ix_calls_member', ['memberId', 'onDay'])
export class CallRow {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() memberId: string;
  @Ref() personId: string;
  @DayColumn() onDay: string;
  /** reached, no_answer, wrong_number */
  @Text(12) outcome: string;
  @MaybeText(12) answer: string | null;
  @MaybeText(12) wants: string | null;
  @Text(300) words: string;
  /** The contact log of a call that reached him. */
  @MaybeRef() contactId: string | null;
  @Ref() byUserId: string;
  @Text(60) byName: string;
  @At() happenedAt: number;
  @At() receivedAt: number;
}

/** M1 What a township has its liaisons tell in a month. */
@Entity('call_plans')
@Index('ux_call_plans', ['townshipId', 'period'], { unique: true })
export class CallPlan {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Ref() townshipId: string;
  @Text(7) period: string;
  @Json() tells: string[];
  @Text(60) setByName: string;
  @At() setAt: number;
}

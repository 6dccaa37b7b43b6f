import type { DutySpec } from '@guiyan/shared/domain/duties';
import { Entity, Index } from 'typeorm';
import { At, DayColumn, Flag, IdColumn, Int, Json, MaybeAt, MaybeDay, MaybeRef, MaybeText, Ref, Text } from '../../platform/db/columns';
import { SpanRow } from '../../platform/db/spans';

/** M5 X16 A county's own form of a rule. */
@Entity('duty_rules')
@Index('ux_duty_rules', ['countyId', 'code', 'turn'], { unique: true })
export class DutyRuleRow extends SpanRow {
  @Text(40) override code: string;
  @Json() spec: DutySpec;
}

/**
 * M5 One thing to be done. Subject, rule and period are unique: a second run, another server and a changed date find it there.
 * Nothing but the scope columns and the owner follows later changes; what it was about stays.
 */
@Entity('duties')
@Index('ux_duties', ['subjectId', 'ruleCode', 'period'], { unique: true })
@Index('ix_duties_owner', ['assigneeId', 'state', 'dueAt', 'id'])
@Index('ix_duties_township', ['townshipId', 'state', 'dueAt', 'id'])
/** With what decides whether a county counts it. */
@Index('ix_duties_county', ['countyId', 'state', 'dueAt', 'id', 'opensOn', 'personId', 'ruleCode'])
@Index('ix_duties_escalated', ['countyId', 'escalatedHat', 'escalatedId', 'state', 'dueAt', 'id'])
export class DutyRow {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Text(40) ruleCode: string;
  @Text(40) period: string;
  @Text(30) title: string;
  /** member, family, org, person (somebody at home) or pairing */
  @Text(8) subjectKind: string;
  @Ref() subjectId: string;
  /** The person it is about, if it is one; for protection (X9). */
  @MaybeRef() personId: string | null;
  @MaybeRef() familyId: string | null;
  @DayColumn() opensOn: string;
  @DayColumn() dueOn: string;
  /** The first millisecond after its last moment. */
  @At() dueAt: number;
  @Text(12) evidence: string;
  /** open, done, missed, cancelled */
  @Text(10) state: string;
  /** The day of what proved it, or of the ending. */
  @MaybeDay() doneOn: string | null;
  @MaybeAt() endedAt: number | null;
  /** The visit, the call, the report that proved it. */
  @MaybeRef() evidenceId: string | null;
  /** Whose it is: a person, or whoever wears the hat over its place, or the org of an outpost. */
  @MaybeRef() assigneeId: string | null;
  @Text(10) assigneeHat: string;
  @MaybeRef() assigneeOrgId: string | null;
  /** Given by hand: it stays when liaison or helper change. */
  @Flag() handed: boolean;
  @MaybeText(10) escalatedHat: string | null;
  @MaybeRef() escalatedId: string | null;
  @Text(200) words: string;
  @At() createdAt: number;
}

/** What happened to a duty after it was made. */
@Entity('duty_steps')
@Index('ix_duty_steps_duty', ['dutyId', 'id'])
export class DutyStepRow {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Ref() dutyId: string;
  @At() at: number;
  @Text(12) what: string;
  @Text(60) byName: string;
  @MaybeRef() byUserId: string | null;
  /** The owner before, if it was a person. */
  @MaybeRef() beforeId: string | null;
  @Text(200) words: string;
}

/** The days the rules of a county were run for: days nobody ran are made up for, one after the other. */
@Entity('duty_runs')
@Index('ux_duty_runs', ['countyId', 'day'], { unique: true })
export class DutyRun {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @DayColumn() day: string;
  @Int() made: number;
  @At() at: number;
}

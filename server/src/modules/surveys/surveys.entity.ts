import type { SurveyRules } from '@guiyan/shared/domain/surveys';
import { Entity, Index } from 'typeorm';
import { At, DayColumn, Flag, IdColumn, Int, Json, LongText, MaybeAt, MaybeDay, MaybeLongText, MaybeRef, MaybeText, Ref, Text } from '../../platform/db/columns';

/** R8 One round a township and half-year; `openKey` is the township while it is open. */
@Entity('survey_rounds')
@Index('ux_survey_rounds_half', ['townshipId', 'half'], { unique: true })
@Index('ux_survey_rounds_open', ['openKey'], { unique: true })
@Index('ix_survey_rounds_county', ['countyId', 'half'])
export class SurveyRound {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Ref() townshipId: string;
  @Text(6) half: string;
  @MaybeRef() openKey: string | null;
  @DayColumn() opensOn: string;
  @DayColumn() closesOn: string;
  @Json() rules: SurveyRules;
  /** The last closed round, which this one is compared with. */
  @MaybeRef() beforeId: string | null;
  /** Counts writes while it is open: each takes the row, so none slips past the closing. */
  @Int() turn: number;
  @DayColumn() openedOn: string;
  @Text(60) openedByName: string;
  @MaybeDay() closedOn: string | null;
  @Text(60) closedByName: string;
  @At() createdAt: number;
}

/** R8 A person in a class, as the roster had it when the round opened; what is kept here never follows later edits. */
@Entity('survey_subjects')
@Index('ux_survey_subjects_person', ['roundId', 'personId', 'kind'], { unique: true })
@Index('ix_survey_subjects_scope', ['countyId', 'townshipId', 'villageId', 'id'])
@Index('ix_survey_subjects_round', ['roundId', 'villageId', 'id'])
@Index('ix_survey_subjects_family', ['familyId'])
export class SurveySubject {
  @IdColumn() id: string;
  @Ref() roundId: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() familyId: string;
  /** Nobody of the roster yet while somebody found at the door waits for the clerk. */
  @MaybeRef() personId: string | null;
  @Text(8) kind: string;
  @Text(60) name: string;
  @Text(8) sex: string;
  @Text(10) birth: string;
  @Text(8) birthPrecision: string;
  @Text(20) relation: string;
  @Text(30) groupName: string;
  /** What the family is called. */
  @Text(70) family: string;
  /** listed | found | before: of the last round and not under the rules any more */
  @Text(8) origin: string;
  /** The same person and class in the last closed round, and whether he still stood in it when it closed. */
  @MaybeRef() beforeId: string | null;
  @Flag() wasIn: boolean;
  /** Why the roster lists him now and did not then, or the other way round; empty where nothing changed. */
  @Text(16) listReason: string;
  @MaybeText(16) outcome: string | null;
  @MaybeRef() snapshotId: string | null;
  @MaybeDay() surveyedOn: string | null;
  @MaybeAt() surveyedAt: number | null;
  @Text(60) surveyedBy: string;
  /** new | left | changed, or empty */
  @Text(8) diff: string;
  @Text(16) reason: string;
  /** Names of the facts that differ, with commas; never their values. */
  @Text(100) fields: string;
  @MaybeRef() decisionId: string | null;
}

/** R8 What was found once. Facts and health are sealed apart, as the child's file and the tags are. */
@Entity('survey_snapshots')
@Index('ix_survey_snapshots_subject', ['subjectId', 'happenedAt'])
export class SurveySnapshot {
  @IdColumn() id: string;
  @Ref() roundId: string;
  @Ref() subjectId: string;
  @Ref() countyId: string;
  @Text(16) outcome: string;
  @MaybeLongText() factsCt: string | null;
  @MaybeLongText() healthCt: string | null;
  @MaybeLongText() wordsCt: string | null;
  @DayColumn() onDay: string;
  @At() happenedAt: number;
  @At() receivedAt: number;
  @Ref() byUserId: string;
  @Text(60) byName: string;
}

/** R8 What somebody decided on a difference; another one later leaves the first where it is. */
@Entity('survey_decisions')
@Index('ix_survey_decisions_subject', ['subjectId', 'id'])
export class SurveyDecision {
  @IdColumn() id: string;
  @Ref() roundId: string;
  @Ref() subjectId: string;
  @Ref() countyId: string;
  @MaybeRef() snapshotId: string | null;
  @Text(12) how: string;
  @Text(16) reason: string;
  @LongText() wordsCt: string;
  @DayColumn() onDay: string;
  @Ref() byUserId: string;
  @Text(60) byName: string;
  @At() createdAt: number;
}

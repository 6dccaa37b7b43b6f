import { Entity, Index } from 'typeorm';
import { At, DayColumn, Flag, IdColumn, Int, MaybeAt, MaybeRef, Ref, Text } from '../../platform/db/columns';

/** H18 What a family was given, in the unit of its kind (shared/domain/grants). */
@Entity('grants')
@Index('ix_grants_scope', ['countyId', 'townshipId', 'villageId', 'id'])
@Index('ix_grants_family', ['familyId', 'id'])
export class GrantRow {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() familyId: string;
  @Text(10) kind: string;
  @Int() amount: number;
  @Text(60) project: string;
  @Text(60) source: string;
  @DayColumn() onDay: string;
  @Flag() model: boolean;
  @Text(60) byName: string;
  @At() at: number;
  @MaybeAt() takenBackAt: number | null;
  @Text(100) reason: string;
}

/** How much there was of it on a day; the newest row of a day stands, the others are history. */
@Entity('grant_outcomes')
@Index('ix_grant_outcomes', ['grantId', 'onDay', 'id'])
export class GrantOutcome {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Ref() grantId: string;
  @DayColumn() onDay: string;
  @Int() amount: number;
  @Text(100) words: string;
  @Text(60) byName: string;
  @At() at: number;
}

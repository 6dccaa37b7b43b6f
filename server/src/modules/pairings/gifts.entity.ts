import { Entity, Index } from 'typeorm';
import { At, DayColumn, Flag, IdColumn, Int, MaybeAt, MaybeRef, MaybeText, Ref, Text } from '../../platform/db/columns';

/** H10 One thing brought to a family: money in fen, or goods in hundredths of a unit. */
@Entity('gifts')
@Index('ix_gifts_scope', ['countyId', 'townshipId', 'villageId', 'onDay'])
@Index('ix_gifts_family', ['familyId', 'onDay'])
export class Gift {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() familyId: string;
  @MaybeRef() visitId: string | null;
  @DayColumn() onDay: string;
  @Text(6) kind: string;
  @Int() fen: number;
  @Text(30) item: string;
  @Int() quantity: number;
  @Text(6) unit: string;
  @Text(10) source: string;
  @Text(40) giver: string;
  @Ref() byUserId: string;
  @Text(60) byName: string;
  @Text(10) state: string;
  /** Who of the family confirmed it, or signed. */
  @Text(60) receiver: string;
  /** What the family said, or why it was cancelled. */
  @Text(120) said: string;
  /** H10 Who wrote down that it has come, where it was not the family itself. */
  @MaybeText(60) notedBy: string | null;
  @MaybeAt() settledAt: number | null;
  @At() createdAt: number;
}

/** H15 Whether a family agrees that its member away is told of visits; the newest row counts, the others are what was so before. */
@Entity('family_echoes')
@Index('ix_family_echoes', ['familyId', 'id'])
export class FamilyEcho {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() familyId: string;
  @Flag() agrees: boolean;
  @Text(60) byName: string;
  @At() at: number;
}

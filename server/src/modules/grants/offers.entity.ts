import { Entity, Index } from 'typeorm';
import { At, DayColumn, IdColumn, Int, MaybeDay, MaybeLongText, MaybeRef, MaybeText, Ref, Text } from '../../platform/db/columns';

/** F6 What a township offers; `gives` and `amount` are the grant of whoever takes it up. */
@Entity('grant_offers')
@Index('ix_grant_offers_scope', ['countyId', 'townshipId', 'villageId', 'id'])
export class GrantOffer {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Text(10) kind: string;
  @Text(60) title: string;
  @Text(10) gives: string;
  @Int() amount: number;
  /** Hundredths of a percent a year. */
  @Int() interest: number;
  @Text(60) bank: string;
  @Int() places: number;
  /** Never more than `places`: counted up and down where it stands. */
  @Int() taken: number;
  @DayColumn() untilDay: string;
  @Text(200) words: string;
  @DayColumn() onDay: string;
  @Text(60) byName: string;
  @At() at: number;
  /** closed, withdrawn; null: it runs until its last day. */
  @MaybeText(10) ended: string | null;
  @MaybeDay() endedOn: string | null;
  @MaybeText(100) endedWhy: string | null;
}

/** One family's row of an offer. */
@Entity('grant_answers')
@Index('ux_grant_answers', ['offerId', 'familyId'], { unique: true })
@Index('ix_grant_answers_scope', ['countyId', 'townshipId', 'villageId', 'id'])
@Index('ix_grant_answers_family', ['familyId', 'id'])
@Index('ix_grant_answers_grant', ['grantId'])
export class GrantAnswer {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() offerId: string;
  @Ref() familyId: string;
  @Text(10) state: string;
  @MaybeLongText() saidCt: string | null;
  @MaybeDay() answeredOn: string | null;
  @MaybeLongText() reasonCt: string | null;
  @MaybeDay() decidedOn: string | null;
  @Text(60) decidedBy: string;
  @MaybeRef() grantId: string | null;
}

import { Entity, Index } from 'typeorm';
import { At, DayColumn, IdColumn, Json, MaybeAt, MaybeLongText, MaybeRef, MaybeText, Ref, Text } from '../../platform/db/columns';

/** S10 Who may act for whom, in what, until when. Only its being taken back is ever written into it. */
@Entity('mandates')
@Index('ix_mandates_family', ['familyId', 'id'])
@Index('ix_mandates_agent', ['agentId', 'id'])
@Index('ix_mandates_scope', ['countyId', 'townshipId', 'villageId', 'id'])
export class MandateRow {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() principalId: string;
  @MaybeRef() familyId: string | null;
  /** The person who acts. */
  @Ref() agentId: string;
  /** Codes of items; none: everything. */
  @Json() items: string[];
  @DayColumn() fromDay: string;
  /** The last day it holds. */
  @DayColumn() untilDay: string;
  /** self, phone, witness or paper: how it was given. */
  @Text(8) how: string;
  /** Ciphered: who was there when it was told. */
  @MaybeLongText() witnessCt: string | null;
  @Ref() byUserId: string;
  @Text(60) byName: string;
  @MaybeAt() revokedAt: number | null;
  @MaybeText(60) revokedByName: string | null;
  @At() createdAt: number;
}

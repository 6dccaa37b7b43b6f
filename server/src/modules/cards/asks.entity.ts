import { Entity, Index } from 'typeorm';
import { DayColumn, IdColumn, MaybeDay, MaybeLongText, MaybeRef, MaybeText, Ref, Text } from '../../platform/db/columns';

/** F1 One asking for a card; what happened to it stays with its days. */
@Entity('card_asks')
@Index('ux_card_asks_open', ['openFamilyId'], { unique: true })
@Index('ix_card_asks_scope', ['countyId', 'townshipId', 'villageId', 'status', 'id'])
@Index('ix_card_asks_family', ['familyId', 'id'])
export class CardAskRow {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() familyId: string;
  @Text(8) kind: string;
  @Text(10) status: string;
  /** The family while the asking is open, else null: one open asking a family. */
  @MaybeRef() openFamilyId: string | null;
  @DayColumn() askedOn: string;
  @MaybeRef() askedBy: string | null;
  @Text(60) askedName: string;
  @MaybeDay() checkedOn: string | null;
  @MaybeRef() checkedBy: string | null;
  @MaybeText(60) checkedName: string | null;
  @MaybeDay() approvedOn: string | null;
  @MaybeRef() approvedBy: string | null;
  @MaybeText(60) approvedName: string | null;
  /** Issued, refused or closed. */
  @MaybeDay() endedOn: string | null;
  @MaybeRef() endedBy: string | null;
  @MaybeText(60) endedName: string | null;
  @MaybeText(12) reason: string | null;
  @MaybeLongText() reasonCt: string | null;
  @MaybeRef() cardId: string | null;
}

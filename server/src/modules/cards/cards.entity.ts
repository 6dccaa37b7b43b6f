import { Entity, Index } from 'typeorm';
import { At, DayColumn, Flag, IdColumn, Int, LongText, MaybeAt, MaybeDay, MaybeFlag, MaybeRef, MaybeText, Ref, Text } from '../../platform/db/columns';

/** The last number given out in a township; its lock keeps the sequence without gaps. */
@Entity('card_counters')
@Index('ux_card_counters_place', ['placeId'], { unique: true })
@Index('ux_card_counters_prefix', ['countyId', 'prefix'], { unique: true })
export class CardCounter {
  @IdColumn() id: string;
  @Ref() countyId: string;
  /** The township, or the county for families without one. */
  @Ref() placeId: string;
  @Text(12) prefix: string;
  @Int() issued: number;
}

@Entity('cards')
@Index('ux_cards_valid_family', ['validFamilyId'], { unique: true })
@Index('ux_cards_number', ['countyId', 'number'], { unique: true })
@Index('ux_cards_token', ['tokenMac'], { unique: true })
@Index('ix_cards_scope', ['countyId', 'townshipId', 'villageId', 'id'])
@Index('ix_cards_family', ['familyId', 'id'])
export class Card {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() familyId: string;
  @Text(24) number: string;
  /** What a scan finds the card by; the token itself is sealed. */
  @Text(64) tokenMac: string;
  @LongText() tokenCt: string;
  /** valid | void; expired is valid past `validUntil`. */
  @Text(8) status: string;
  /** The family while the card holds, else null: one valid card a family. */
  @MaybeRef() validFamilyId: string | null;
  @DayColumn() issuedOn: string;
  @DayColumn() validUntil: string;
  @MaybeDay() voidedOn: string | null;
  @Text(10) voidReason: string;
  @Text(120) voidWords: string;
  @MaybeRef() voidedBy: string | null;
  @MaybeRef() issuedBy: string | null;
  /** The day its days were made more last. */
  @MaybeDay() renewedOn: string | null;
}

/** F3 Every look at a card, also at one that is none. */
@Entity('card_scans')
@Index('ix_card_scans_card', ['cardId', 'orgId', 'at'])
@Index('ix_card_scans_org', ['orgId', 'at'])
@Index('ux_card_scans_seen', ['seenKey'], { unique: true })
export class CardScan {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Ref() orgId: string;
  @Ref() userId: string;
  @MaybeRef() cardId: string | null;
  @Flag() valid: boolean;
  @At() at: number;
  /** F4 What was seen without a network, sent later: one look, however often it is sent. */
  @MaybeText(100) seenKey: string | null;
  @MaybeText(8) saw: string | null;
  @MaybeAt() sentAt: number | null;
  /** As of when the phone's list was. */
  @MaybeAt() listAt: number | null;
  /** Looked good to the phone and counted no more. */
  @MaybeFlag() tooLate: boolean | null;
}

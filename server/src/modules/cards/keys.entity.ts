import { Entity, Index } from 'typeorm';
import { At, DayColumn, IdColumn, Int, LongText, MaybeDay, MaybeRef, Ref, Text } from '../../platform/db/columns';

/** F4 An Ed25519 key of a county; its secret half is sealed like any value of the county. */
@Entity('card_keys')
@Index('ux_card_keys_signing', ['signingCountyId'], { unique: true })
@Index('ux_card_keys_kid', ['countyId', 'kid'], { unique: true })
export class CardKeyRow {
  @IdColumn() id: string;
  @Ref() countyId: string;
  /** Begins the digest of the public half, eight hexadecimal signs. */
  @Text(8) kid: string;
  @Text(44) publicKey: string;
  @LongText() seedCt: string;
  /** The county while this key signs, else null: one signs at a time. */
  @MaybeRef() signingCountyId: string | null;
  @DayColumn() fromDay: string;
  @MaybeDay() untilDay: string | null;
  /** The last day a card it signed may say; null while it signs, a day before all days after a leak. */
  @MaybeDay() trustedUntil: string | null;
}

/** F4 The serial of a county's list of cards that count no more; its lock makes serials come in order. */
@Entity('card_lists')
@Index('ux_card_lists_county', ['countyId'], { unique: true })
export class CardList {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Int() serial: number;
}

@Entity('card_revocations')
@Index('ux_card_revocations_serial', ['countyId', 'serial'], { unique: true })
@Index('ux_card_revocations_card', ['cardId'], { unique: true })
export class CardRevocation {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Int() serial: number;
  @Ref() cardId: string;
  /** Begins the digest of the card's id in its code, eight hexadecimal signs. */
  @Text(8) hash: string;
  /** Past it the code refuses itself, and the full list leaves it out. */
  @DayColumn() validUntil: string;
  @At() at: number;
}

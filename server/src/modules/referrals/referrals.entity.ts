import { Entity, Index } from 'typeorm';
import { At, DayColumn, IdColumn, LongText, MaybeDay, MaybeRef, MaybeText, Ref, Text } from '../../platform/db/columns';

/** H12 Who has the right of a counsellor, in days. */
@Entity('counsellors')
@Index('ux_counsellors_open', ['openKey'], { unique: true })
export class Counsellor {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Ref() personId: string;
  /** The person while the right stands. */
  @MaybeRef() openKey: string | null;
  @DayColumn() fromDay: string;
  @MaybeDay() untilDay: string | null;
  @Ref() byUserId: string;
}

/** H12 Somebody is to be looked after by a counsellor. */
@Entity('referrals')
@Index('ux_referrals_open', ['openKey'], { unique: true })
@Index('ix_referrals_scope', ['countyId', 'townshipId', 'villageId', 'id'])
@Index('ix_referrals_counsellor', ['counsellorId', 'id'])
export class ReferralRow {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() personId: string;
  @Ref() counsellorId: string;
  /** The two while it is open. */
  @MaybeText(80) openKey: string | null;
  @LongText() reasonCt: string;
  @DayColumn() onDay: string;
  @MaybeDay() takenOn: string | null;
  @MaybeDay() endedOn: string | null;
  @Ref() byUserId: string;
  @Text(60) byName: string;
  @At() at: number;
}

@Entity('referral_notes')
@Index('ix_referral_notes', ['referralId', 'id'])
export class ReferralNote {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Ref() referralId: string;
  @LongText() wordsCt: string;
  @At() at: number;
}

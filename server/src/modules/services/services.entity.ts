import { Entity, Index } from 'typeorm';
import { At, DayColumn, Flag, IdColumn, Int, LongText, MaybeAt, MaybeDay, MaybeRef, MaybeText, Ref, Text } from '../../platform/db/columns';

/** F5 Append-only: a correction is a row of its own, and the one it corrects counts no more. */
@Entity('services')
@Index('ux_services_corrects', ['correctsId'], { unique: true })
@Index('ix_services_scope', ['countyId', 'townshipId', 'villageId', 'onDay'])
@Index('ix_services_window', ['windowOrgId', 'happenedAt'])
@Index('ix_services_card', ['cardId', 'onDay'])
@Index('ix_services_family', ['familyId', 'onDay'])
@Index('ix_services_root', ['rootId'])
export class ServiceRow {
  @IdColumn() id: string;
  /** The scope of the family served. */
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() cardId: string;
  @Ref() familyId: string;
  /** A window, or the township itself. */
  @Ref() windowOrgId: string;
  @Text(12) matter: string;
  /** The matter in the words of the day it was logged on; rows from before the county had words have none. */
  @MaybeText(12) matterLabel: string | null;
  @Flag() priority: boolean;
  @Int() waitedMinutes: number;
  /** done | again | not; null is done. */
  @MaybeText(6) ending: string | null;
  @Text(120) result: string;
  /** scan | desk; null is scan. */
  @MaybeText(6) source: string | null;
  @At() happenedAt: number;
  @DayColumn() onDay: string;
  @MaybeRef() correctsId: string | null;
  /** The first entry of a line of corrections; null on the first itself. */
  @MaybeRef() rootId: string | null;
  @Flag() corrected: boolean;
  /** Why it was corrected; empty on a first entry. */
  @Text(120) reason: string;
  @Ref() byUserId: string;
  @MaybeText(60) byName: string | null;
  @At() loggedAt: number;
}

/** F5 The county's own matters, and what it says about those everybody begins with. */
@Entity('service_matters')
@Index('ux_service_matters', ['countyId', 'code'], { unique: true })
export class ServiceMatter {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Text(12) code: string;
  @Text(12) label: string;
  @Flag() shown: boolean;
  @Text(60) byName: string;
  @At() at: number;
}

/** F7 What a holder thought of one service; `serviceId` is the first entry of its line of corrections. */
@Entity('service_ratings')
@Index('ux_service_ratings', ['serviceId'], { unique: true })
@Index('ix_service_ratings_unit', ['windowOrgId', 'servedOn'])
export class ServiceRating {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() serviceId: string;
  @Ref() familyId: string;
  @Ref() windowOrgId: string;
  @DayColumn() servedOn: string;
  @Int() opinion: number;
  @LongText() wordsCt: string;
  /** Who said it; null where the account is of no person. */
  @MaybeRef() personId: string | null;
  /** Who wrote it down for them on the phone; empty when they did it themselves. */
  @Text(60) takenBy: string;
  @Ref() byUserId: string;
  @DayColumn() onDay: string;
  @At() at: number;
}

/** F7 A bad grade is answered by a call, and the call is written down. */
@Entity('service_call_backs')
@Index('ux_service_call_backs', ['ratingId'], { unique: true })
@Index('ix_service_call_backs_scope', ['countyId', 'townshipId', 'villageId', 'state', 'id'])
export class ServiceCallBack {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() ratingId: string;
  @Ref() familyId: string;
  /** open | closed */
  @Text(6) state: string;
  @DayColumn() openedOn: string;
  @LongText() saidCt: string;
  @LongText() doneCt: string;
  @MaybeRef() closedByUserId: string | null;
  @Text(60) closedBy: string;
  @MaybeDay() closedOn: string | null;
  @MaybeAt() closedAt: number | null;
}

import { Entity, Index } from 'typeorm';
import { At, DayColumn, IdColumn, Int, MaybeDay, MaybeRef, Ref, Text } from '../../platform/db/columns';

/** H13 An activity-house of a village, from its first day to the one from which it is closed. Keeper and number are public, as on the notice at its door. */
@Entity('activity_sites')
@Index('ix_activity_sites_scope', ['countyId', 'townshipId', 'villageId', 'id'])
export class ActivitySite {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Text(30) name: string;
  @Text(60) place: string;
  @Text(30) keeper: string;
  @Text(20) phone: string;
  @Text(60) days: string;
  @Text(200) doings: string;
  @DayColumn() fromDay: string;
  @MaybeDay() untilDay: string | null;
  @Text(120) reason: string;
  @Int() version: number;
  @Text(60) byName: string;
  @At() createdAt: number;
}

/** H13 Who kept an activity-house before, from day to day; the number went with him. */
@Entity('site_keepers')
@Index('ix_site_keepers_site', ['siteId', 'untilDay', 'id'])
export class SiteKeeper {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Ref() siteId: string;
  @Text(30) keeper: string;
  @DayColumn() fromDay: string;
  @DayColumn() untilDay: string;
}

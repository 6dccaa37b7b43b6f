import { Entity, Index } from 'typeorm';
import { At, DayColumn, IdColumn, Int, MaybeDay, MaybeRef, Ref, Text } from '../../platform/db/columns';

/** X16 One value of one rule of a county, with the days it holds on. `turn` counts the values of a rule, so that two who set it at once do not both win. */
@Entity('county_settings')
@Index('ux_county_settings', ['countyId', 'code', 'turn'], { unique: true })
export class CountySetting {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Text(40) code: string;
  @Int() turn: number;
  @Int() value: number;
  @DayColumn() fromDay: string;
  /** The first day it no longer holds; the same as `fromDay` when it was replaced before it began. */
  @MaybeDay() untilDay: string | null;
  @MaybeRef() setBy: string | null;
  @Text(60) setByName: string;
  @Text(100) note: string;
  @At() createdAt: number;
}

/** X13 X16 A county's own word for one thing, with the days it is said on. */
@Entity('county_labels')
@Index('ux_county_labels', ['countyId', 'code', 'turn'], { unique: true })
export class CountyLabel {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Text(40) code: string;
  @Int() turn: number;
  @Text(20) words: string;
  @DayColumn() fromDay: string;
  @MaybeDay() untilDay: string | null;
  @MaybeRef() setBy: string | null;
  @Text(60) setByName: string;
  @Text(100) note: string;
  @At() createdAt: number;
}

import { Entity, Index } from 'typeorm';
import { At, IdColumn, Int, Json, MaybeRef, Ref, Text } from '../../platform/db/columns';

/** X16 One version of one part of a county's calendar; the newest `turn` of a part and year is what holds. Nothing is ever changed or removed. */
@Entity('county_calendars')
@Index('ux_county_calendars', ['countyId', 'code', 'year', 'turn'], { unique: true })
export class CalendarVersion {
  @IdColumn() id: string;
  @Ref() countyId: string;
  /** `days`, or a window's kind. */
  @Text(20) code: string;
  /** Of `days` the year they lie in; of a window the first year it holds for. */
  @Int() year: number;
  @Int() turn: number;
  /** `YearDays`, null where a notice was taken out; `WindowSpan[]` of a window. */
  @Json() value: unknown;
  @MaybeRef() setBy: string | null;
  @Text(60) setByName: string;
  @Text(100) note: string;
  @At() createdAt: number;
}

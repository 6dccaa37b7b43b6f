import type { ItemSpec } from '@guiyan/shared/domain/items';
import { Entity, Index } from 'typeorm';
import { At, DayColumn, IdColumn, Int, Json, MaybeDay, MaybeRef, Ref, Text } from '../../platform/db/columns';

/** S1 A county's or a township's own form of an item, with the days it holds on. Nothing is changed but its last day. */
@Entity('request_items')
@Index('ux_request_items', ['placeId', 'code', 'turn'], { unique: true })
@Index('ix_request_items_county', ['countyId'])
export class RequestItemRow {
  @IdColumn() id: string;
  @Ref() countyId: string;
  /** The county, or the township it holds in. */
  @Ref() placeId: string;
  @Text(10) code: string;
  @Int() turn: number;
  @Json() spec: ItemSpec;
  @DayColumn() fromDay: string;
  @MaybeDay() untilDay: string | null;
  @MaybeRef() setBy: string | null;
  @Text(60) setByName: string;
  @Text(100) note: string;
  @At() createdAt: number;
}

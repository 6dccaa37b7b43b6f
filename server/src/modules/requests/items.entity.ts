import type { ItemSpec } from '@guiyan/shared/domain/items';
import { Entity, Index } from 'typeorm';
import { Json, Ref, Text } from '../../platform/db/columns';
import { SpanRow } from '../../platform/db/spans';

/** S1 A county's or a township's own form of an item. */
@Entity('request_items')
@Index('ux_request_items', ['placeId', 'code', 'turn'], { unique: true })
@Index('ix_request_items_county', ['countyId'])
export class RequestItemRow extends SpanRow {
  /** The county, or the township it holds in. */
  @Ref() placeId: string;
  @Text(10) override code: string;
  @Json() spec: ItemSpec;
}

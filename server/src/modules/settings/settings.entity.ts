import { Entity, Index } from 'typeorm';
import { Int, Text } from '../../platform/db/columns';
import { SpanRow } from '../../platform/db/spans';

/** X16 One value of one rule of a county. */
@Entity('county_settings')
@Index('ux_county_settings', ['countyId', 'code', 'turn'], { unique: true })
export class CountySetting extends SpanRow {
  @Text(40) override code: string;
  @Int() value: number;
}

/** X13 X16 A county's own word for one thing. */
@Entity('county_labels')
@Index('ux_county_labels', ['countyId', 'code', 'turn'], { unique: true })
export class CountyLabel extends SpanRow {
  @Text(40) override code: string;
  @Text(20) words: string;
}

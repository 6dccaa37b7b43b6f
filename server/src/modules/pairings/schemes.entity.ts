import type { PairingLevel, SchemeSubject } from '@guiyan/shared/domain/pairings';
import { Entity, Index } from 'typeorm';
import { At, DayColumn, IdColumn, Int, Json, MaybeDay, MaybeRef, MaybeText, Ref, Text } from '../../platform/db/columns';

/** H2 Somebody, or a unit through its contact person, covers a village or some of its groups. It gives no sight of anybody. */
@Entity('zones')
@Index('ux_zones_open', ['openKey'], { unique: true })
@Index('ix_zones_scope', ['countyId', 'townshipId', 'villageId', 'id'])
export class Zone {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @Ref() villageId: string;
  /** Names of groups; none: the whole village. */
  @Json() groupNames: string[];
  @Ref() helperId: string;
  @MaybeRef() unitId: string | null;
  @Text(10) level: string;
  @Text(60) duty: string;
  /** Village, level and helper while it is open. */
  @MaybeText(90) openKey: string | null;
  @DayColumn() fromDay: string;
  @MaybeDay() untilDay: string | null;
  @Text(120) reason: string;
  @At() createdAt: number;
}

/** H3 A county's named scheme: whom it covers, from which levels, and how many families one helper has at most. A change ends the row and begins another. */
@Entity('schemes')
@Index('ix_schemes_county', ['countyId', 'untilDay'])
export class Scheme {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Text(30) name: string;
  @Json() subjects: SchemeSubject[];
  @Json() levels: PairingLevel[];
  @Int() most: number;
  @Text(200) note: string;
  @DayColumn() fromDay: string;
  @MaybeDay() untilDay: string | null;
  /** The row this one came after. */
  @MaybeRef() beforeId: string | null;
  @Text(60) setByName: string;
  @At() createdAt: number;
}

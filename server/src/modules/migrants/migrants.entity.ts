import { Entity, Index } from 'typeorm';
import { At, DayColumn, Flag, IdColumn, Int, MaybeDay, MaybeFlag, MaybeRef, MaybeText, Ref, Text } from '../../platform/db/columns';

/** R9 Somebody away for work who is no member; personal facts lie in people. */
@Entity('migrants')
@Index('ix_migrants_scope', ['countyId', 'townshipId', 'villageId', 'id'])
@Index('ix_migrants_person', ['personId'])
@Index('ux_migrants_open', ['openPerson'], { unique: true })
export class MigrantRow {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() personId: string;
  /** The person again, while the row is open. */
  @MaybeRef() openPerson: string | null;
  @Text(20) province: string;
  @Text(30) city: string;
  @MaybeFlag() inProvince: boolean | null;
  @MaybeText(12) trade: string | null;
  @Flag() activist: boolean;
  /** How many he took along to work. */
  @Int() brought: number;
  @DayColumn() fromDay: string;
  @MaybeDay() untilDay: string | null;
  @Text(60) reason: string;
  @Text(60) byName: string;
  @Int() version: number;
  @At() at: number;
}

/** R9 What a village told as its total on a day; the last one told for a day stands, the others are history. */
@Entity('migrant_totals')
@Index('ix_migrant_totals_village', ['villageId', 'onDay', 'id'])
@Index('ix_migrant_totals_scope', ['countyId', 'townshipId', 'villageId', 'id'])
export class MigrantTotal {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @DayColumn() onDay: string;
  @Int() total: number;
  @Int() outProvince: number;
  @Int() brought: number;
  @Text(60) source: string;
  @Text(60) byName: string;
  @Ref() byUserId: string;
  @At() at: number;
}

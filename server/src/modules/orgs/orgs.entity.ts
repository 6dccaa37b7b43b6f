import { Entity, Index } from 'typeorm';
import { DayColumn, IdColumn, Int, MaybeDay, MaybeRef, MaybeText, Ref, Text } from '../../platform/db/columns';

@Entity('orgs')
@Index('ix_orgs_scope', ['countyId', 'townshipId', 'kind', 'seq'])
export class Org {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @MaybeRef() parentId: string | null;
  @Text(20) kind: string;
  @Text(60) name: string;
  @MaybeText(20) phone: string | null;
  @Text(120) pledge: string;
  @Int() pledgeVersion: number;
  /** Home province of a county; decides what “out of the province” means. */
  @MaybeText(20) province: string | null;
  @Int() seq: number;
  @DayColumn() fromDay: string;
  @MaybeDay() untilDay: string | null;
}

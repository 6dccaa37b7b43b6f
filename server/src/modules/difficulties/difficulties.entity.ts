import { Entity } from 'typeorm';
import { At, IdColumn, Ref, Text } from '../../platform/db/columns';

/** S11 What somebody said a difficulty is about; its id is the matter's. */
@Entity('difficulty_kinds')
export class DifficultyKindRow {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Text(10) kind: string;
  @Text(60) byName: string;
  @At() at: number;
}

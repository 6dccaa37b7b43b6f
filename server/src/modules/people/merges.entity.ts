import { Entity, Index } from 'typeorm';
import { At, DayColumn, Flag, IdColumn, LongText, MaybeDay, MaybeRef, Ref, Text } from '../../platform/db/columns';

/** R12 One saying that two records are the same person, or the same family. Open until it is taken back. */
@Entity('merges')
@Index('ux_merges_open_gone', ['openGoneId'], { unique: true })
@Index('ix_merges_scope', ['countyId', 'townshipId', 'id'])
@Index('ix_merges_keep', ['keepId'])
export class Merge {
  @IdColumn() id: string;
  /** person | family */
  @Text(8) kind: string;
  /** The scope of the record that is kept. */
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() keepId: string;
  @Ref() goneId: string;
  /** The gone record while the merge stands: nobody is merged away twice. */
  @MaybeRef() openGoneId: string | null;
  /** Ciphered: the facts the gone record lent, and what stood there before. */
  @LongText() lentCt: string;
  @MaybeRef() byUserId: string | null;
  @Text(60) byName: string;
  @DayColumn() onDay: string;
  @At() at: number;
  @MaybeDay() undoneOn: string | null;
  @MaybeRef() undoneBy: string | null;
}

/** Every two records that are one today, both ways round: a small index made from the open merges, nearly always empty for a record. */
@Entity('same_records')
@Index('ux_same_records', ['recordId', 'sameId'], { unique: true })
@Index('ix_same_records_gone', ['gone', 'recordId'])
export class SameRecord {
  @IdColumn() id: string;
  @Ref() recordId: string;
  @Ref() sameId: string;
  @Ref() survivorId: string;
  /** `recordId` was merged away. */
  @Flag() gone: boolean;
}

/** Two records that a person said are two people; the two ids in order. */
@Entity('not_same')
@Index('ux_not_same_pair', ['pairKey'], { unique: true })
export class NotSame {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Text(80) pairKey: string;
  @MaybeRef() byUserId: string | null;
  @At() at: number;
}

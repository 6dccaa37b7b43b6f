import { Entity, Index } from 'typeorm';
import { At, IdColumn, Int, Json, LongText, MaybeDay, MaybeRef, MaybeText, Ref, Text } from '../../platform/db/columns';

@Entity('imports')
@Index('ix_imports_scope', ['countyId', 'townshipId', 'id'])
@Index('ix_imports_status', ['status', 'touchedAt'])
export class ImportRow {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @Ref() userId: string;
  @Ref() hatId: string;
  @Text(60) byName: string;
  @Ref() fileId: string;
  @LongText() fileNameCt: string;
  @MaybeText(12) kind: string | null;
  @Text(12) status: string;
  @Json() counts: object;
  @Json() sheets: object;
  @Int() asked: number;
  @Int() answered: number;
  @Int() written: number;
  @MaybeText(40) problemCode: string | null;
  @MaybeText(200) problemWords: string | null;
  /** The last day on which it can be taken back as a whole. */
  @MaybeDay() undoUntil: string | null;
  @Int() version: number;
  @At() at: number;
  @At() touchedAt: number;
}

/** What grows with the workbook, ciphered and cut to what a text column of both engines holds: answers, and refusals by row. */
@Entity('import_notes')
@Index('ux_import_notes', ['importId', 'kind', 'part'], { unique: true })
export class ImportNote {
  @IdColumn() id: string;
  @Ref() importId: string;
  @Text(8) kind: string;
  @Int() part: number;
  @LongText() bodyCt: string;
}

/**
 * What a stored or kept row says that no ledger has a place for yet, sealed: head and text, cell by cell. A line of a
 * ledger without a room (points, training, jobs) also has its place, its day, whom it is about and a blind key, by which it is known again.
 */
@Entity('import_kept')
@Index('ix_import_kept', ['importId', 'id'])
@Index('ix_import_kept_kind', ['countyId', 'kind', 'id'])
@Index('ux_import_kept_line', ['lineIx'], { unique: true })
@Index('ix_import_kept_person', ['personId'])
export class ImportKept {
  @IdColumn() id: string;
  @Ref() importId: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @Text(12) kind: string;
  @Text(80) rowKey: string;
  @MaybeRef() villageId: string | null;
  @MaybeRef() personId: string | null;
  @MaybeDay() onDay: string | null;
  @MaybeRef() lineIx: string | null;
  @LongText() bodyCt: string;
  @At() at: number;
}

/** A batch that is in: what a resumed commit skips. */
@Entity('import_batches')
@Index('ux_import_batches', ['importId', 'batch'], { unique: true })
export class ImportBatch {
  @IdColumn() id: string;
  @Ref() importId: string;
  @Int() batch: number;
  @Int() rows: number;
  @Json() counts: object;
  @At() at: number;
}

/** What a batch made and changed, with the former values, sealed and cut to what a text column holds: for taking it back. */
@Entity('import_undo')
@Index('ux_import_undo', ['importId', 'batch', 'part'], { unique: true })
export class ImportUndo {
  @IdColumn() id: string;
  @Ref() importId: string;
  @Int() batch: number;
  @Int() part: number;
  @LongText() bodyCt: string;
  @At() at: number;
}

/** What a county's offices said a head of their workbooks means; `field` is '' when it means nothing the ledger knows. */
@Entity('import_heads')
@Index('ux_import_heads', ['countyId', 'kind', 'head'], { unique: true })
export class ImportHead {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Text(12) kind: string;
  @Text(120) head: string;
  @Text(20) field: string;
  @Text(60) byName: string;
  @At() at: number;
}

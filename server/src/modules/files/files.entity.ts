import { Entity, Index } from 'typeorm';
import { At, IdColumn, Int, LongText, MaybeAt, MaybeFlag, MaybeRef, Ref, Text } from '../../platform/db/columns';

@Entity('files')
@Index('ix_files_owner', ['ownerUserId'])
@Index('ix_files_expiry', ['expiresAt'])
export class FileRow {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Ref() ownerUserId: string;
  /** photo | audio | workbook | export */
  @Text(12) kind: string;
  @LongText() nameCt: string;
  @Text(80) mime: string;
  @Int() bytes: number;
  @Text(40) storageName: string;
  @At() createdAt: number;
  @MaybeAt() expiresAt: number | null;
  /** Set when the file is attached to something: who sees that, sees the file. */
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @MaybeRef() personId: string | null;
  @MaybeRef() familyId: string | null;
  /** H10 Shown to the office and to whoever put it there only, until an office has looked at it. */
  @MaybeFlag() held: boolean | null;
}

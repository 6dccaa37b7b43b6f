import { Entity, Index } from 'typeorm';
import { At, DayColumn, IdColumn, Int, LongText, MaybeAt, MaybeLongText, MaybeRef, MaybeText, Ref, Text } from '../../platform/db/columns';

/** M3 What a township sent for one feast of one year; `period` as the duties call it. */
@Entity('greeting_batches')
@Index('ux_greeting_batches', ['townshipId', 'period'], { unique: true })
export class GreetingBatch {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Ref() townshipId: string;
  @Text(20) period: string;
  @Text(160) text: string;
  @Text(80) fromName: string;
  @Text(60) byName: string;
  @DayColumn() sentOn: string;
  @At() sentAt: number;
}

/** M3 One card of one member; what stands on it and the answer are between him and the office, and ciphered. */
@Entity('greetings')
@Index('ux_greetings', ['memberId', 'occasion', 'year'], { unique: true })
@Index('ix_greetings_scope', ['countyId', 'townshipId', 'villageId', 'id'])
@Index('ix_greetings_person', ['personId', 'id'])
export class GreetingRow {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() batchId: string;
  @Ref() memberId: string;
  @Ref() personId: string;
  @Text(8) occasion: string;
  @Int() year: number;
  @LongText() line: string;
  @Text(80) fromName: string;
  @DayColumn() sentOn: string;
  @MaybeText(8) echo: string | null;
  @MaybeLongText() echoWords: string | null;
  @MaybeAt() echoedAt: number | null;
}

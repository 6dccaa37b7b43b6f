import { Entity, Index } from 'typeorm';
import { At, IdColumn, MaybeAt, MaybeDay, MaybeRef, MaybeText, Ref, Text } from '../../platform/db/columns';

@Entity('checkins')
@Index('ix_checkins_scope', ['countyId', 'townshipId', 'villageId', 'id'])
@Index('ix_checkins_person', ['personId', 'id'])
@Index('ix_checkins_family', ['familyId', 'id'])
export class CheckinRow {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() userId: string;
  /** Set when a member away checked in; families check in as the family. */
  @MaybeRef() personId: string | null;
  @MaybeRef() familyId: string | null;
  @Text(8) kind: string;
  @Text(60) byName: string;
  @Text(30) city: string;
  @Text(120) line: string;
  /** The phone’s clock; late ones say when it was meant. */
  @At() happenedAt: number;
  @At() receivedAt: number;
  @MaybeAt() undoneAt: number | null;
  @MaybeRef() requestId: string | null;
  /** A recording beside the line. */
  @MaybeRef() voiceId: string | null;
  /** X11 Who wrote it down; `userId` is his. */
  @MaybeText(60) agentName: string | null;
  /** When the member had last been heard of, in case this is taken back. */
  @MaybeDay() contactBefore: string | null;
}

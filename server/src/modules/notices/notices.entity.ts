import { Entity, Index } from 'typeorm';
import { At, IdColumn, Int, MaybeAt, MaybeRef, Ref, Text } from '../../platform/db/columns';

/** P4 The month's reminder of one scope: a township, a village, or a liaison's own people. */
@Entity('reminders')
@Index('ux_reminders_scope', ['scopeKey', 'period'], { unique: true })
@Index('ix_reminders_scope', ['countyId', 'townshipId', 'villageId', 'id'])
export class ReminderRow {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  /** The liaison whose own people it is for. */
  @MaybeRef() holderId: string | null;
  @Text(60) scopeKey: string;
  @Text(7) period: string;
  @Text(300) text: string;
  @Text(60) byName: string;
  /** Whom the member reads as sender. */
  @Text(80) fromName: string;
  @At() sentAt: number;
}

/** Whom a reminder is for; their deliveries of the month may have come from another scope's reminder. */
@Entity('reminder_people')
@Index('ux_reminder_people', ['reminderId', 'personId'], { unique: true })
export class ReminderPerson {
  @IdColumn() id: string;
  @Ref() reminderId: string;
  @Ref() personId: string;
}

/** M6 One person, month and channel: a second one cannot be written, whoever sends. */
@Entity('deliveries')
@Index('ux_deliveries_person', ['personId', 'period', 'channel'], { unique: true })
@Index('ix_deliveries_scope', ['countyId', 'townshipId', 'channel', 'status', 'id'])
export class DeliveryRow {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() reminderId: string;
  @Text(7) period: string;
  @Ref() personId: string;
  /** The account a WeChat message goes to. */
  @MaybeRef() userId: string | null;
  @Text(8) channel: string;
  @Text(12) status: string;
  @Text(240) why: string;
  @Int() tries: number;
  @At() changedAt: number;
  /** The member put it aside; told to nobody. */
  @MaybeAt() gotAt: number | null;
}

/** M6 One consent is one message: raised when the member agrees, lowered before a message is sent. */
@Entity('message_grants')
@Index('ux_message_grants', ['userId', 'template'], { unique: true })
export class MessageGrant {
  @IdColumn() id: string;
  @Ref() userId: string;
  @Text(100) template: string;
  @Int() leftCount: number;
  @At() changedAt: number;
}

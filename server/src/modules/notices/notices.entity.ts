import { Entity, Index } from 'typeorm';
import { At, Flag, IdColumn, Int, MaybeAt, MaybeRef, Ref, Text } from '../../platform/db/columns';

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

/**
 * M6 One person, subject and channel: a second one cannot be written, whoever sends. The subject is the month's notice or all of one rule and period
 * that a person has to do; `round` begins the ladder anew: 0 for a notice, odd ahead of the due day, even after it, two more each time something came back.
 */
@Entity('deliveries')
@Index('ux_deliveries_subject', ['personId', 'ruleCode', 'period', 'round', 'channel'], { unique: true })
@Index('ix_deliveries_state', ['countyId', 'status', 'channel', 'townshipId', 'id', 'changedAt'])
export class DeliveryRow {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  /** The month's notice; null for what falls due. */
  @MaybeRef() reminderId: string | null;
  /** `notice`, or the rule of what falls due. */
  @Text(40) ruleCode: string;
  /** A month, or the period of what falls due. */
  @Text(40) period: string;
  @Int() round: number;
  @Ref() personId: string;
  /** As what the person is told. */
  @Text(10) hat: string;
  /** The account a WeChat message goes to. */
  @MaybeRef() userId: string | null;
  @Text(8) channel: string;
  @Text(12) status: string;
  @Text(240) why: string;
  @Int() tries: number;
  @At() changedAt: number;
  /** The outbox item it goes out with; taken from it, it has none. */
  @MaybeRef() postId: string | null;
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

/** M6 How a person wants to be reminded; no row: WeChat where agreed, no SMS. */
@Entity('reminder_choices')
@Index('ux_reminder_choices', ['personId'], { unique: true })
export class ReminderChoice {
  @IdColumn() id: string;
  @Ref() personId: string;
  @Flag() wechat: boolean;
  @Flag() sms: boolean;
  @At() changedAt: number;
}

/** X7 Until when a hat has read what it was told. */
@Entity('inbox_marks')
@Index('ux_inbox_marks', ['hatId'], { unique: true })
export class InboxMark {
  @IdColumn() id: string;
  @Ref() hatId: string;
  @At() readUntil: number;
}

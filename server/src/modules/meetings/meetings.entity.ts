import { Entity, Index } from 'typeorm';
import { At, DayColumn, IdColumn, MaybeAt, MaybeDay, MaybeFlag, MaybeRef, MaybeText, Ref, Text } from '../../platform/db/columns';

/** M4 A meeting of a township or a village. */
@Entity('meetings')
@Index('ix_meetings_scope', ['countyId', 'townshipId', 'villageId', 'onDay', 'id'])
export class MeetingRow {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Text(12) kind: string;
  @Text(40) title: string;
  @Text(60) place: string;
  @DayColumn() onDay: string;
  /** As it is said: 上午 9 点. */
  @Text(20) atTime: string;
  @Text(300) words: string;
  /** planned, held, cancelled */
  @Text(10) state: string;
  @MaybeDay() heldOn: string | null;
  /** H13 The activity-house it is held at. */
  @MaybeRef() siteId: string | null;
  @Text(1000) notes: string;
  @Text(120) reason: string;
  @Text(60) byName: string;
  @At() createdAt: number;
}

/** M4 Somebody who is asked to a meeting, what he said, and whether he came. */
@Entity('meeting_people')
@Index('ux_meeting_people', ['meetingId', 'memberId'], { unique: true })
@Index('ix_meeting_people_person', ['personId'])
export class MeetingPerson {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() meetingId: string;
  @Ref() memberId: string;
  @Ref() personId: string;
  /** home, stayed, away: when he was asked */
  @Text(8) kind: string;
  @MaybeText(8) reply: string | null;
  @Text(120) replyWords: string;
  @MaybeAt() repliedAt: number | null;
  @MaybeFlag() attended: boolean | null;
}

/** M4 What is to follow; how far it is tells its duty. */
@Entity('meeting_items')
@Index('ix_meeting_items_meeting', ['meetingId', 'id'])
export class MeetingItem {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() meetingId: string;
  @Text(30) title: string;
  @Text(200) words: string;
  @DayColumn() dueOn: string;
  /** secretary, clerk */
  @Text(10) hat: string;
  /** H13 Whose opinion it was. */
  @MaybeRef() guestId: string | null;
  @MaybeRef() dutyId: string | null;
  @Text(60) byName: string;
  @At() createdAt: number;
}

/** H13 Somebody of a family, or a helper, who is asked by the office and brought by word of mouth. */
@Entity('meeting_guests')
@Index('ux_meeting_guests', ['meetingId', 'personId'], { unique: true })
@Index('ix_meeting_guests_person', ['personId'])
@Index('ix_meeting_guests_family', ['familyId'])
export class MeetingGuest {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() meetingId: string;
  @Ref() personId: string;
  @MaybeRef() familyId: string | null;
  /** child, elder, helper: as what he was asked */
  @Text(8) kind: string;
  /** The guest whose hand he holds; that one's row says the same. */
  @MaybeRef() withId: string | null;
  @MaybeFlag() attended: boolean | null;
  /** What his family, or he himself, answered, and who of them. */
  @MaybeText(8) reply: string | null;
  @MaybeText(120) replyWords: string | null;
  @MaybeText(60) replyBy: string | null;
  @MaybeAt() repliedAt: number | null;
  @At() createdAt: number;
}

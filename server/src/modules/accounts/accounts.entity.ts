import { Entity, Index } from 'typeorm';
import { At, DayColumn, IdColumn, Int, MaybeAt, MaybeDay, MaybeLongText, MaybeRef, MaybeText, Ref, Text } from '../../platform/db/columns';

@Entity('users')
@Index('ux_users_phone', ['phoneIx'], { unique: true })
@Index('ux_users_openid', ['openidIx'], { unique: true })
export class User {
  @IdColumn() id: string;
  @MaybeLongText() phoneCt: string | null;
  @MaybeText(40) phoneIx: string | null;
  @MaybeLongText() openidCt: string | null;
  @MaybeText(40) openidIx: string | null;
  @At() createdAt: number;
}

@Entity('hats')
@Index('ix_hats_user', ['userId'])
@Index('ix_hats_scope', ['countyId', 'townshipId', 'hat', 'id'])
@Index('ix_hats_person', ['personId'])
export class HatRow {
  @IdColumn() id: string;
  @Ref() userId: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @MaybeRef() orgId: string | null;
  @MaybeRef() personId: string | null;
  @MaybeRef() familyId: string | null;
  @Text(20) hat: string;
  @Text(60) name: string;
  @Text(60) place: string;
  @DayColumn() fromDay: string;
  @MaybeDay() untilDay: string | null;
}

/** Who may see whom beyond the scope columns: the person who serves, the person or family served. */
@Entity('access')
@Index('ix_access_holder', ['holderId', 'hat', 'subjectKind', 'subjectId'])
@Index('ix_access_subject', ['subjectId', 'why'])
export class Access {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @Ref() holderId: string;
  @Text(20) hat: string;
  @Text(8) subjectKind: string;
  @Ref() subjectId: string;
  @Text(20) why: string;
  @DayColumn() fromDay: string;
  @MaybeDay() untilDay: string | null;
}

@Entity('sessions')
@Index('ix_sessions_user', ['userId'])
export class SessionRow {
  @IdColumn() id: string;
  @Ref() userId: string;
  @MaybeRef() hatId: string | null;
  @Text(22) salt: string;
  @Int() generation: number;
  @At() rotatedAt: number;
  @At() createdAt: number;
  @At() expiresAt: number;
  @MaybeAt() endedAt: number | null;
}

@Entity('login_codes')
@Index('ix_login_codes_phone', ['phoneIx', 'sentAt'])
export class LoginCode {
  @IdColumn() id: string;
  @Text(40) phoneIx: string;
  @Text(64) codeMac: string;
  @At() sentAt: number;
  @At() expiresAt: number;
  @Int() tries: number;
  @MaybeAt() usedAt: number | null;
}

@Entity('bind_attempts')
@Index('ux_bind_attempts', ['userId', 'day'], { unique: true })
export class BindAttempt {
  @IdColumn() id: string;
  /** Whose tries: one account’s, or everybody’s at one person of the roster. */
  @Ref() userId: string;
  @DayColumn() day: string;
  @Int() wrong: number;
}

@Entity('bind_requests')
@Index('ix_bind_requests_scope', ['countyId', 'status', 'id'])
@Index('ix_bind_requests_user', ['userId'])
export class BindRequestRow {
  @IdColumn() id: string;
  @Ref() userId: string;
  @Ref() personId: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Text(60) name: string;
  @Text(16) why: string;
  @Text(10) status: string;
  @Text(100) reason: string;
  @At() at: number;
  @MaybeRef() decidedBy: string | null;
  @MaybeAt() decidedAt: number | null;
}

@Entity('invites')
@Index('ux_invites_code', ['codeMac'], { unique: true })
@Index('ix_invites_scope', ['countyId', 'townshipId', 'id'])
export class InviteRow {
  @IdColumn() id: string;
  @Text(64) codeMac: string;
  @Text(20) hat: string;
  @Text(60) name: string;
  @Text(60) place: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @MaybeRef() orgId: string | null;
  @MaybeRef() personId: string | null;
  @MaybeRef() familyId: string | null;
  @MaybeLongText() phoneCt: string | null;
  @MaybeText(40) phoneIx: string | null;
  @DayColumn() expiresOn: string;
  @MaybeAt() usedAt: number | null;
  @MaybeAt() revokedAt: number | null;
  @MaybeRef() madeBy: string | null;
}

import { Entity, Index } from 'typeorm';
import { At, DayColumn, IdColumn, Int, MaybeDay, MaybeFlag, MaybeInt, MaybeLongText, MaybeRef, MaybeText, Ref, Text } from '../../platform/db/columns';

/** A Party member of the home roster; personal facts lie in people. */
@Entity('members')
@Index('ux_members_person', ['personId'], { unique: true })
/** With what decides a line of the list, so that a page is found in the index alone. */
@Index('ix_members_scope', ['countyId', 'townshipId', 'villageId', 'id', 'personId', 'transferredOn', 'verifiedOn', 'lastContactDay'])
@Index('ix_members_transferred', ['countyId', 'transferredOn'])
export class Member {
  @IdColumn() id: string;
  @Ref() personId: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Text(60) branch: string;
  @Text(20) category: string;
  @Text(10) joinDay: string;
  /** The liaison as the roster names him, until someone is appointed. */
  @Text(60) rosterLiaison: string;
  /** His numbers beside the name, ciphered; several are parted by 、. */
  @MaybeLongText() rosterLiaisonPhoneCt: string | null;
  @MaybeDay() lastContactDay: string | null;
  /** R11 M1 The last of so many calls in a row that reached nobody; a contact on that day or later makes it void. */
  @MaybeDay() unreachedOn: string | null;
  /** The formal relation went elsewhere on this day. */
  @MaybeDay() transferredOn: string | null;
  /** A member of elsewhere who lives here (流入): `branch` says where the formal relation lies. Null: of the home roster. */
  @MaybeFlag() inflow: boolean | null;
  /** R4 The newest verification: its day, and who did it. */
  @MaybeDay() verifiedOn: string | null;
  @MaybeText(60) verifiedBy: string | null;
  @Int() version: number;
  @At() createdAt: number;
}

/** One going-away. A person has at most one that is open; a closed one is history. */
@Entity('outflows')
/** As `ix_members_scope`. */
@Index('ix_outflows_member', ['memberId', 'backDay', 'fromDay', 'outDay', 'outPrecision', 'expectedMonths', 'inProvince', 'province', 'trade'])
/** What is 待核实 is few. */
@Index('ix_outflows_vague', ['countyId', 'outPrecision', 'outDay'])
@Index('ix_outflows_scope', ['countyId', 'townshipId', 'villageId', 'id'])
@Index('ix_outflows_from', ['countyId', 'fromDay'])
@Index('ix_outflows_back', ['countyId', 'backDay'])
export class Outflow {
  @IdColumn() id: string;
  @Ref() memberId: string;
  @Ref() personId: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @MaybeDay() outDay: string | null;
  @Text(8) outPrecision: string;
  @MaybeInt() expectedMonths: number | null;
  @Text(20) province: string;
  @Text(30) city: string;
  /** null while the place is not clear. */
  @MaybeFlag() inProvince: boolean | null;
  @Text(80) job: string;
  @MaybeText(12) trade: string | null;
  @Text(60) reason: string;
  /** The first day the register counts it. */
  @DayColumn() fromDay: string;
  @MaybeDay() backDay: string | null;
  @Int() version: number;
  @At() createdAt: number;
}

/** N5 One liaison a member at a time, with days. */
@Entity('liaisons')
@Index('ix_liaisons_member', ['memberId', 'untilDay'])
@Index('ix_liaisons_liaison', ['liaisonId', 'untilDay'])
export class Liaison {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @Ref() memberId: string;
  @Ref() personId: string;
  /** The person who is the liaison. */
  @Ref() liaisonId: string;
  @DayColumn() fromDay: string;
  @MaybeDay() untilDay: string | null;
}

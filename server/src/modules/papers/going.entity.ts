import { Entity, Index } from 'typeorm';
import { At, DayColumn, Flag, IdColumn, MaybeDay, MaybeInt, MaybeRef, MaybeText, Ref, Text } from '../../platform/db/columns';

/** C5 One transfer of 组织关系. Where it stands follows from its days; `step` is the last thing somebody did. */
@Entity('transfers')
@Index('ux_transfers_open', ['openMember'], { unique: true })
@Index('ix_transfers_scope', ['countyId', 'townshipId', 'villageId', 'id'])
@Index('ix_transfers_member', ['memberId', 'receivedOn'])
export class Transfer {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() memberId: string;
  @Ref() personId: string;
  @MaybeRef() openMember: string | null;
  @Text(10) step: string;
  @Text(80) toOrg: string;
  @Text(60) toWhere: string;
  @DayColumn() startedOn: string;
  /** The letter in the register of papers. */
  @MaybeRef() paperId: string | null;
  @MaybeDay() letterOn: string | null;
  @MaybeInt() validDays: number | null;
  @MaybeDay() letterUntil: string | null;
  @MaybeDay() handedOn: string | null;
  @MaybeText(8) carrier: string | null;
  @MaybeDay() receiptDue: string | null;
  @MaybeDay() receivedOn: string | null;
  @MaybeDay() endedOn: string | null;
  @MaybeText(10) endedAs: string | null;
  /** The relation came back here on this day, and from which organisation. */
  @MaybeDay() backOn: string | null;
  @MaybeText(80) backFrom: string | null;
  @Text(120) reason: string;
  @MaybeRef() startedBy: string | null;
  @At() at: number;
}

/** C1 One reporting to a host organisation. */
@Entity('arrivals')
@Index('ux_arrivals_open', ['openPerson'], { unique: true })
@Index('ix_arrivals_scope', ['countyId', 'townshipId', 'villageId', 'id'])
@Index('ix_arrivals_host', ['hostOrgId', 'status', 'id'])
@Index('ix_arrivals_person', ['personId', 'id'])
export class Arrival {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() memberId: string;
  @Ref() personId: string;
  @MaybeRef() openPerson: string | null;
  @Ref() hostOrgId: string;
  @Text(10) status: string;
  @DayColumn() reportedOn: string;
  @Text(60) byName: string;
  @Ref() byUserId: string;
  @Flag() byLiaison: boolean;
  @MaybeDay() acceptedOn: string | null;
  @MaybeDay() answeredOn: string | null;
  @MaybeRef() answeredBy: string | null;
  @Text(120) reason: string;
  @MaybeDay() endedOn: string | null;
  @At() at: number;
}

/** C4 The host's word that a member took part. */
@Entity('stamps')
@Index('ix_stamps_scope', ['countyId', 'townshipId', 'villageId', 'id'])
@Index('ix_stamps_person', ['personId', 'onDay'])
@Index('ix_stamps_host', ['hostOrgId', 'id'])
export class StampRow {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() memberId: string;
  @Ref() personId: string;
  @Ref() arrivalId: string;
  @Ref() hostOrgId: string;
  @Text(10) activity: string;
  @DayColumn() onDay: string;
  @Text(120) words: string;
  @Text(60) byName: string;
  @Ref() byUserId: string;
  @MaybeDay() takenBackOn: string | null;
  @Text(120) reason: string;
  @At() at: number;
}

/** C5 Dues were paid to a month; an entry taken back stays and counts no more. */
@Entity('dues')
@Index('ix_dues_scope', ['countyId', 'townshipId', 'villageId', 'id'])
@Index('ix_dues_person', ['personId', 'paidTo'])
@Index('ux_dues_open', ['openKey'], { unique: true })
export class DuesRow {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() memberId: string;
  @Ref() personId: string;
  @Text(7) paidTo: string;
  @Text(60) place: string;
  @Text(30) receiver: string;
  /** Person, month and place while the entry counts: the same is not written down twice. */
  @MaybeText(150) openKey: string | null;
  @DayColumn() onDay: string;
  @Text(60) byName: string;
  @Ref() byUserId: string;
  /** The host that received it, where one did. */
  @MaybeRef() hostOrgId: string | null;
  @MaybeDay() takenBackOn: string | null;
  @Text(120) reason: string;
  @At() at: number;
}

import { Entity, Index } from 'typeorm';
import { At, DayColumn, IdColumn, Int, LongText, MaybeAt, MaybeDay, MaybeRef, MaybeText, Ref, Text } from '../../platform/db/columns';

/** R5 Who was head of a family, in days; the head of today stands in the family too. */
@Entity('family_heads')
@Index('ix_family_heads_family', ['familyId', 'untilDay'])
export class FamilyHead {
  @IdColumn() id: string;
  @Ref() familyId: string;
  @Ref() personId: string;
  @DayColumn() fromDay: string;
  @MaybeDay() untilDay: string | null;
  @MaybeRef() setBy: string | null;
}

/** R5 Who takes care of whom. */
@Entity('carers')
@Index('ux_carers_open', ['openKey'], { unique: true })
@Index('ix_carers_family', ['familyId', 'untilDay'])
export class Carer {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() familyId: string;
  @Ref() personId: string;
  @Ref() carerId: string;
  /** The two while it is open: nobody is written down twice. */
  @MaybeText(80) openKey: string | null;
  @DayColumn() fromDay: string;
  @MaybeDay() untilDay: string | null;
  @MaybeRef() setBy: string | null;
}

/** X9 Who agreed for whom, to which text, when and how; and when it was taken back. */
@Entity('consents')
@Index('ux_consents_open', ['openKey'], { unique: true })
@Index('ix_consents_person', ['personId', 'untilDay'])
export class Consent {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() familyId: string;
  @Ref() personId: string;
  /** guardian | own */
  @Text(10) agreedBy: string;
  @Text(30) giver: string;
  @Text(20) relation: string;
  @Text(10) channel: string;
  @Int() textVersion: number;
  /** SHA-256 of the text that was read or signed. */
  @Text(64) textHash: string;
  /** Person and who agreed while it stands. */
  @MaybeText(60) openKey: string | null;
  @At() at: number;
  @DayColumn() fromDay: string;
  @MaybeRef() byUserId: string | null;
  @Text(60) byName: string;
  @MaybeDay() untilDay: string | null;
  @MaybeAt() withdrawnAt: number | null;
  @MaybeRef() withdrawnBy: string | null;
  @Text(100) withdrawReason: string;
}

/** R7 The six facts of a child, ciphered; a new saying ends the one before. */
@Entity('child_files')
@Index('ux_child_files_open', ['openKey'], { unique: true })
@Index('ix_child_files_person', ['personId', 'untilDay'])
export class ChildFile {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() personId: string;
  @MaybeRef() openKey: string | null;
  @LongText() bodyCt: string;
  /** Names of the fields that hold something, with commas: completeness is counted without opening anything. */
  @Text(100) filled: string;
  @DayColumn() fromDay: string;
  @MaybeDay() untilDay: string | null;
  @Text(60) byName: string;
  @MaybeRef() byUserId: string | null;
  /** X9 The consent was taken back: nobody reads it any more, and what it says is gone by this day. */
  @MaybeDay() eraseOn: string | null;
  @MaybeDay() erasedOn: string | null;
}

/** R6 A birthday, or another definition of the county's, that changed what somebody counts as; at fourteen, whose consent is asked. Written once a person, day and kind of change. */
@Entity('person_turns')
@Index('ux_person_turns', ['personId', 'onDay', 'what'], { unique: true })
@Index('ix_person_turns_family', ['familyId', 'onDay'])
export class PersonTurn {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() familyId: string;
  @Ref() personId: string;
  @DayColumn() onDay: string;
  /** class | consent */
  @Text(8) what: string;
  @Text(8) fromKind: string;
  @Text(8) toKind: string;
  @Int() age: number;
  @At() at: number;
}

/** X9 Whoever must not be found by others. */
@Entity('protected_people')
@Index('ux_protected_open', ['openKey'], { unique: true })
@Index('ix_protected_person', ['personId', 'untilDay'])
export class ProtectedPerson {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() personId: string;
  @MaybeRef() openKey: string | null;
  @LongText() reasonCt: string;
  @DayColumn() fromDay: string;
  @MaybeDay() untilDay: string | null;
  @MaybeRef() setBy: string | null;
  @MaybeRef() endedBy: string | null;
}

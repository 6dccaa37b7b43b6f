import { Entity, Index } from 'typeorm';
import { At, DayColumn, IdColumn, MaybeDay, MaybeRef, Ref, Text } from '../../platform/db/columns';

@Entity('families')
@Index('ix_families_scope', ['countyId', 'townshipId', 'villageId', 'id'])
@Index('ix_families_head', ['headPersonId'])
export class Family {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Text(30) groupName: string;
  /** After whom the family is called: the member away, or who is cared for where no member is known. */
  @Ref() headPersonId: string;
  /** The family this one was merged into; nothing else is rewritten. */
  @MaybeRef() survivorId: string | null;
  @At() createdAt: number;
}

/** Who belongs to a family, as what, and to which member away. One class a person, so totals add up. */
@Entity('family_people')
@Index('ix_family_people_family', ['familyId', 'untilDay'])
@Index('ix_family_people_person', ['personId', 'untilDay'])
export class FamilyPerson {
  @IdColumn() id: string;
  @Ref() familyId: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() personId: string;
  @MaybeRef() memberPersonId: string | null;
  @Text(20) relation: string;
  /** member, child, elder, woman, other */
  @Text(8) kind: string;
  @DayColumn() fromDay: string;
  @MaybeDay() untilDay: string | null;
}

/** R6 A tag has days and who set it. */
@Entity('family_tags')
@Index('ix_family_tags_person', ['personId', 'tag', 'untilDay'])
export class FamilyTag {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @Ref() familyId: string;
  @Ref() personId: string;
  @Text(20) tag: string;
  @DayColumn() fromDay: string;
  @MaybeDay() untilDay: string | null;
  @MaybeRef() setBy: string | null;
}

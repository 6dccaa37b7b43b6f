import { Entity, Index } from 'typeorm';
import { At, Flag, IdColumn, Int, MaybeLongText, MaybeRef, MaybeText, Ref, Text } from '../../platform/db/columns';

@Entity('people')
@Index('ix_people_name', ['countyId', 'name'])
@Index('ix_people_scope', ['countyId', 'townshipId', 'villageId', 'id'])
@Index('ix_people_id_no', ['idNoIx'])
@Index('ix_people_id15', ['id15Ix'])
@Index('ix_people_phone', ['phoneIx'])
@Index('ix_people_family', ['familyId'])
/** With the name and the roster, so that the members of a name are found in the index alone. */
@Index('ix_people_pinyin', ['countyId', 'pinyin', 'name', 'rosterPlaceId'])
@Index('ix_people_given_pinyin', ['countyId', 'givenPinyin', 'name', 'rosterPlaceId'])
@Index('ix_people_initials', ['countyId', 'initials', 'rosterPlaceId'])
@Index('ix_people_roster', ['countyId', 'rosterPlaceId', 'name', 'initials', 'pinyin', 'givenPinyin'])
export class Person {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Text(30) groupName: string;
  @Text(60) name: string;
  @Text(8) sex: string;
  /** `YYYY-MM-DD` with the precision beside it; empty when unknown. */
  @Text(10) birth: string;
  @Text(8) birthPrecision: string;
  @Text(30) nation: string;
  @Text(30) edu: string;
  @MaybeLongText() idNoCt: string | null;
  @MaybeText(40) idNoIx: string | null;
  @MaybeText(40) id15Ix: string | null;
  /** ok | damaged | none */
  @Text(8) idState: string;
  @MaybeLongText() phoneCt: string | null;
  @MaybeText(40) phoneIx: string | null;
  @MaybeLongText() otherPhoneCt: string | null;
  @Text(12) otherPhoneLabel: string;
  @Text(60) duty: string;
  @Flag() isMember: boolean;
  /** The family the person lives in or belongs to now. */
  @MaybeRef() familyId: string | null;
  /** The person this record was merged into; nothing else is rewritten. */
  @MaybeRef() survivorId: string | null;
  @Int() version: number;
  @At() createdAt: number;
  /** How the name sounds (`names.rules.ts`); null in rows older than the columns, until the job has been there. */
  @MaybeText(120) pinyin: string | null;
  @MaybeText(120) givenPinyin: string | null;
  @MaybeText(30) initials: string | null;
  /** Where the person's member row stands, the village or else the county (`standOnRoster`), so that a name is looked for among the members of a place in one index. */
  @MaybeRef() rosterPlaceId: string | null;
}

import type { FuzzyDay } from '@guiyan/shared/domain/dates';
import type { ImportKind } from '@guiyan/shared/domain/imports';
import type { Trade } from '@guiyan/shared/domain/members';
import type { HelperClass } from '@guiyan/shared/domain/pairings';
import type { RequestItem } from '@guiyan/shared/domain/requests';
import type { QuestionKind, RowRefusal } from '@guiyan/shared/domain/sheets';
import type { Field } from './fields';
import type { IdValue } from './idcell';
import type { FamilyClass, Relation } from './kin';
import type { OwnedPhone } from './phonecell';
import type { Place } from './placecell';
import type { Option } from './reading';
import type { Aspect, Health, Labour, Sex } from './simple';
import type { PaperEnd, VisitOccasion, VisitWay } from './wordcells';

/** null everywhere means: the sheet does not say, or the question is still open. It never means “delete what is stored”. */
export interface OutflowValues {
  name: string; village: string | null; group: string | null; branch: string | null; sex: Sex | null; nation: string | null; birth: FuzzyDay | null; age: number | null; id: IdValue | null;
  edu: string | null; joined: FuzzyDay | null; confirmed: FuzzyDay | null; category: 'full' | 'probationary' | null; outDate: FuzzyDay | null; backDate: FuzzyDay | null; place: Place | null;
  job: string | null; reason: string | null; phones: OwnedPhone[] | null; liaison: string | null; liaisonPhones: OwnedPhone[] | null; certHeld: boolean | null; certNo: string | null;
  dues: string | null; address: string | null; household: string | null; lost: boolean | null; remark: string | null;
  /** On the roster, and the sheet says that he is not away. */
  atHome: boolean;
}
/** A member of elsewhere who lives here; `branch`: where he takes part, `relationAt`: where the formal relation lies. */
export interface InflowValues extends Pick<OutflowValues, 'name' | 'village' | 'group' | 'branch' | 'sex' | 'nation' | 'birth' | 'age' | 'id' | 'edu' | 'joined' | 'category' | 'phones'> { inDate: FuzzyDay | null; relationAt: string | null }
/** Away for work and no member; `party`: what the sheet says of that, where it does. */
export interface MigrantValues extends Pick<OutflowValues, 'name' | 'village' | 'group' | 'sex' | 'nation' | 'birth' | 'age' | 'id' | 'edu' | 'phones' | 'outDate' | 'place'> { trade: Trade | null; brought: number | null; activist: boolean | null; party: boolean | null }

export interface FamilyValues {
  memberName: string; memberId: IdValue | null; memberPhones: OwnedPhone[] | null; village: string | null; group: string | null; name: string; relation: Relation | null; sex: Sex | null; birth: FuzzyDay | null; age: number | null;
  id: IdValue | null; class: FamilyClass | null; health: Health | null; labour: Labour | null; phones: OwnedPhone[] | null; benefits: string | null; needs: string | null; cardNo: string | null; helper: string | null; address: string | null; remark: string | null;
}

export interface PairingValues {
  memberName: string; village: string | null; group: string | null; helper: string; helperClass: HelperClass | null; helperUnit: string | null; helperPhones: OwnedPhone[] | null;
  since: FuzzyDay | null; until: FuzzyDay | null; aspects: Aspect[] | null; difficulty: string | null; address: string | null; remark: string | null;
}

/** Another person the row names, read without asking: it only serves to find whose family this is. */
export interface KinValues { role: string; name: string | null; idNo: string | null; phones: string[] }
export interface PersonValues {
  name: string; village: string | null; group: string | null; sex: Sex | null; birth: FuzzyDay | null; age: number | null; id: IdValue | null; nation: string | null; class: FamilyClass | null; health: Health | null; labour: Labour | null;
  phones: OwnedPhone[] | null; memberName: string | null; relation: Relation | null; kin: KinValues[];
  /** Somebody of an earlier row who lives in the same home. */
  home: Pick<PersonValues, 'name' | 'village' | 'id' | 'birth' | 'phones'> | null;
}
export interface LogValues { name: string; village: string | null; group: string | null; id: IdValue | null }
export interface ContactValues extends LogValues { day: FuzzyDay | null }
/** `copy`: which of the equal lines of the book it is, from 1. */
export interface LineValues extends ContactValues { copy: number }
export interface VisitValues extends ContactValues { by: string | null; way: VisitWay | null; occasion: VisitOccasion | null; content: string | null; difficulty: string | null }
/** `text`: the matter as written; `end`: what the result says, null where it says nothing. */
export interface AgencyValues extends ContactValues { text: string | null; item: RequestItem | null; by: string | null; answer: string | null; doneOn: FuzzyDay | null; end: PaperEnd | null }

/** What the registry has no place for yet, as the sheet says it; `field`: what the column was taken for, where a whole row is kept. */
export interface LeftOver { title: string; raw: string; field?: Field }

/** One read cell: what it said, what it was taken for. `from` names another cell when the text was written there. */
export interface ParsedField { field: Field; title: string; cell: string; raw: string; rawMasked: string; parsed: string; from?: string; doubt?: string }

export interface Question {
  /** Stable for equal files: 'sheet!F14:date'. */
  key: string;
  group: string;
  kind: QuestionKind;
  kindLabel: string;
  reason: string;
  who: string;
  sheet: string;
  row: number;
  cell: string;
  column: string;
  where: string;
  raw: string;
  rawMasked: string;
  parsed: string;
  prompt: string;
  options: Option[];
  suggested: string;
  /** What all questions of the group have in common: “都是 F 列，写着“.1”结尾”. */
  alike: string;
  answer: string | null;
}

export interface RowBase {
  kind: ImportKind;
  /** As the row names it; null where it does not. */
  township: string | null;
  /** 'sheet!14', or 'sheet!14#2' for the second person of a row; unique in the book. */
  key: string;
  sheet: string;
  row: number;
  hidden: boolean;
  who: string;
  state: 'ready' | 'question' | 'refused' | 'merged';
  refusal?: { code: RowRefusal; text: string };
  /** The key of the earlier row that this one was found to repeat; its values went there. */
  mergedInto?: string;
  fields: ParsedField[];
  questions: Question[];
  left: LeftOver[];
  /** The whole row as the sheet says it, where the row may find no place at all. */
  whole?: LeftOver[];
  /** Why there is no place for the row as a whole yet. */
  waits?: string;
}
export type OutflowRow = RowBase & { shape: 'member'; values: OutflowValues };
export type InflowRow = RowBase & { shape: 'inflow'; values: InflowValues };
export type MigrantRow = RowBase & { shape: 'migrant'; values: MigrantValues };
export type FamilyRow = RowBase & { shape: 'family'; values: FamilyValues };
export type PairingRow = RowBase & { shape: 'pairing'; values: PairingValues };
export type PersonRow = RowBase & { shape: 'person'; values: PersonValues };
export type ContactRow = RowBase & { shape: 'contact'; values: ContactValues };
export type VisitRow = RowBase & { shape: 'visit'; values: VisitValues };
export type AgencyRow = RowBase & { shape: 'agency'; values: AgencyValues };
export type LogRow = RowBase & { shape: 'log'; values: LineValues };
export type ParsedRow = OutflowRow | InflowRow | FamilyRow | PairingRow | PersonRow | MigrantRow | ContactRow | VisitRow | AgencyRow | LogRow;

/** Question key or group → option value, or '=' and what the person typed instead. A key beats its group. */
export type Answers = Readonly<Record<string, string>>;

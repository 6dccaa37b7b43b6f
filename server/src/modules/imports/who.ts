import { idNoOf, otherPhoneOf, phoneOf, type PersonFacts, type PersonRow as StoredPerson } from '../people';
import { liaisonPhoneOf, type Member, type Outflow } from '../members';
import type { Op } from '../../platform/op';

/** Where the one who imports may write: a township, or one village of it. */
export interface Area { countyId: string; townshipId: string; /** Its name. */ township: string; villageId: string | null;
  /** That village and those that became part of it. */
  villages: readonly string[] | null }

export type Facts = Partial<Omit<PersonFacts, 'id' | 'countyId'>>;
/** A person as matching sees one: of the registry, or entered by an earlier row. */
export interface Who {
  id: string; townshipId: string | null; villageId: string | null; groupName: string; name: string; sex: string; birth: string; birthPrecision: string; nation: string; edu: string; duty: string; isMember: boolean; familyId: string | null;
  idState: string; idNoIx: string | null; id15Ix: string | null; phone: string | null; otherPhone: string | null; idNo: string | null;
  /** The one this record was merged into (R12): the paper may still name the record. */
  kept?: Who;
  /** Whose home he came into by an earlier row, while it has no id to be known by. */
  home?: Who;
}
export const keptOf = (record: Who): Who => record.kept ?? record;
export interface Mate { personId: string; relation: string; kind: string }
export type Going = Pick<Outflow, 'outDay' | 'outPrecision' | 'province' | 'city' | 'inProvince' | 'job' | 'reason'>;
export type Enrolled = Pick<Member, 'branch' | 'category' | 'joinDay' | 'rosterLiaison' | 'inflow'> & { id: string | null; rosterLiaisonPhone: string; lastContactDay: string | null };

export function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value); else map.set(key, [value]);
}
export const familyKey = (p: Who): string => p.familyId ?? (p.home && p.home !== p ? familyKey(p.home) : `of:${p.id}`);
/** He lives in a home that stands, or that an earlier row makes. */
export const hasHome = (p: Who): boolean => p.familyId !== null || p.home !== undefined;

/** Numbers are opened only when somebody compares them. */
export const whoOf = (op: Op, p: StoredPerson): Who => {
  const who = { ...p, isMember: Boolean(p.isMember) } as StoredPerson & Who;
  lazily(who, 'phone', () => phoneOf(op, p));
  lazily(who, 'otherPhone', () => otherPhoneOf(op, p));
  lazily(who, 'idNo', () => idNoOf(op, p));
  return who;
};
export const enrolled = (op: Op, m: Member): Enrolled => {
  const one = { ...m, rosterLiaisonPhone: '' };
  lazily(one, 'rosterLiaisonPhone', () => liaisonPhoneOf(op, m) ?? '');
  return one;
};
function lazily(on: object, name: string, open: () => string | null): void {
  Object.defineProperty(on, name, { configurable: true, enumerable: true, get: () => { const value = open(); Object.defineProperty(on, name, { value, writable: true, enumerable: true }); return value; }, set: (value: unknown) => { Object.defineProperty(on, name, { value, writable: true, enumerable: true }); } });
}

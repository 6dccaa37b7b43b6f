import { newId } from '../../platform/ids';
import { change } from '../../platform/db/change';
import { byKey } from '../../platform/db/gather';
import { putAll } from '../../platform/db/insert';
import { among } from '../../platform/db/sql';
import { execute } from '../../platform/db/statement';
import type { Op } from '../../platform/op';
import { nameKeys } from './names.rules';
import { Person } from './people.entity';
import { id15Index, idIndex, phoneIndex, type PersonRow } from './people.queries';

const PIECE = 200;

export interface PersonFacts {
  /** Chosen by the caller who must know it beforehand. */
  id?: string;
  countyId: string; townshipId?: string | null; villageId?: string | null; groupName?: string; name: string; sex?: string; birth?: string; birthPrecision?: string; nation?: string; edu?: string;
  /** A sound number, or the damaged one with idState `damaged`. */
  idNo?: string | null; idState?: 'ok' | 'damaged' | 'none';
  /** Blind indexes of `idNo` where the caller has asked for them already. */
  idIndexes?: { idNoIx: string | null; id15Ix: string | null } | undefined;
  phone?: string | null; otherPhone?: string | null; otherPhoneLabel?: string; duty?: string; isMember?: boolean; familyId?: string | null;
}

export function sealed(op: Op, id: string, countyId: string, f: Partial<PersonFacts>): Partial<Person> {
  const seal = (column: string, value: string) => op.services.keys.seal(value, { table: 'people', column, row: id, county: countyId });
  const out: Partial<Person> = {};
  if (f.idNo) {
    const state = f.idState ?? 'ok';
    const indexes = f.idIndexes ?? { idNoIx: state === 'ok' ? idIndex(op, countyId, f.idNo) : null, id15Ix: id15Index(op, countyId, f.idNo.slice(0, 15)) };
    Object.assign(out, { idNoCt: seal('id_no', f.idNo), idState: state, ...indexes });
  }
  if (f.phone) Object.assign(out, { phoneCt: seal('phone', f.phone), phoneIx: phoneIndex(op, countyId, f.phone) });
  if (f.otherPhone) Object.assign(out, { otherPhoneCt: seal('other_phone', f.otherPhone), otherPhoneLabel: f.otherPhoneLabel ?? '' });
  return out;
}

const fresh = (op: Op, f: PersonFacts): Person => {
  const id = f.id ?? newId();
  return {
    id, countyId: f.countyId, townshipId: f.townshipId ?? null, villageId: f.villageId ?? null, groupName: f.groupName ?? '', name: f.name, sex: f.sex ?? '', birth: f.birth ?? '', birthPrecision: f.birthPrecision ?? '',
    nation: f.nation ?? '', edu: f.edu ?? '', idNoCt: null, idNoIx: null, id15Ix: null, idState: 'none', phoneCt: null, phoneIx: null, otherPhoneCt: null, otherPhoneLabel: '', duty: f.duty ?? '',
    isMember: f.isMember ?? false, familyId: f.familyId ?? null, survivorId: null, version: 1, createdAt: op.now, rosterPlaceId: f.isMember ? f.villageId ?? f.countyId : null, ...nameKeys(f.name), ...sealed(op, id, f.countyId, f),
  };
};

export async function addPerson(op: Op, facts: PersonFacts): Promise<string> {
  const person = fresh(op, facts);
  await op.db.insert(Person, person);
  return person.id;
}
export async function addPeople(op: Op, list: readonly PersonFacts[]): Promise<string[]> {
  const people = list.map((f) => fresh(op, f));
  await putAll(op.db, Person, people);
  return people.map((p) => p.id);
}

/** R1 Where the member rows of these people stand; told with each new one, for a member row keeps its village. Whoever was entered as a member there has it already. */
export async function standOnRoster(op: Op, list: readonly { personId: string; villageId: string | null; countyId: string }[]): Promise<void> {
  for (const [place, of] of byKey(list, (m) => m.villageId ?? m.countyId)) {
    for (let i = 0; i < of.length; i += PIECE) {
      const who = among('id', of.slice(i, i + PIECE).map((m) => m.personId));
      await execute(op.db, `update people set roster_place_id = ? where ${who.text} and (roster_place_id is null or roster_place_id <> ?)`, [place, ...who.params, place]);
    }
  }
}

/** Fields given and not blank replace what is there: a blank never overwrites (R12). */
export async function changePerson(op: Op, person: PersonRow, facts: Partial<Omit<PersonFacts, 'id' | 'countyId'>>): Promise<void> {
  const plain = Object.fromEntries(Object.entries(facts).filter(([k, v]) => v !== undefined && v !== null && v !== '' && !['idNo', 'idState', 'phone', 'otherPhone', 'otherPhoneLabel'].includes(k)));
  const named = facts.name ? nameKeys(facts.name) : {};
  await change(op.db, Person, { id: person.id, version: person.version }, { ...plain, ...named, ...sealed(op, person.id, person.countyId, facts), version: person.version + 1 });
}

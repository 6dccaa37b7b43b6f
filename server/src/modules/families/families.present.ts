import type { Output } from '@guiyan/shared/contract';
import { dependentKinds } from '@guiyan/shared/domain/families';
import { maskPhone } from '@guiyan/shared/domain/phone';
import { among, rows, sql } from '../../platform/db/sql';
import { wearer, type Op } from '../../platform/op';
import { personOf, sameIdsOf, sameIds } from '../people';
import { matesOf, type FamilyLine } from './families.queries';

type Row = Output<'families.list'>['rows'][number];

export const familyName = (headName: string): string => `${headName}家`;

export async function presentFamilies(op: Op, lines: readonly FamilyLine[]): Promise<Row[]> {
  const ids = lines.map((l) => l.id);
  const mates = await matesOf(op, ids);
  const { all, askedOf } = await sameIdsOf(op, ids);
  const where = among('g.family_id', all);
  const asked = <T extends { familyId: string }>(found: readonly T[]): T[] => found.flatMap((r) => (askedOf.get(r.familyId) ?? []).map((familyId) => ({ ...r, familyId })));
  const helpers = asked(await rows<{ familyId: string; name: string }>(op.db, sql(`select g.family_id, p.name from pairings g ${personOf('p', 'g.helper_id')} where g.until_day is null and ${where.text} order by g.id`, ...where.params)));
  const inCards = among('k.family_id', all);
  const cards = new Map(asked(await rows<{ familyId: string; number: string }>(op.db, sql(`select k.family_id, k.number from cards k where k.status = 'valid' and k.valid_until >= ? and ${inCards.text}`, op.today, ...inCards.params))).map((k) => [k.familyId, k.number]));
  // Party files and children's files are separate: civil affairs read no member's name.
  const civil = wearer(op).hat === 'civil';
  return lines.map((l) => {
    const own = mates.filter((m) => m.familyId === l.id);
    const count = (kind: string) => own.filter((m) => m.kind === kind).length;
    return {
      id: l.id, name: civil ? `${own.find((m) => m.kind !== 'member')?.name ?? ''}家` : familyName(l.headName), village: l.village ?? '', villageId: l.villageId ?? l.id, groupName: l.groupName,
      members: civil ? [] : own.filter((m) => m.kind === 'member').map((m) => m.name), children: count('child'), elders: count('elder'), women: count('woman'),
      helpers: helpers.filter((h) => h.familyId === l.id).map((h) => h.name), cardNumber: civil ? null : cards.get(l.id) ?? null,
    };
  });
}

export async function presentFamily(op: Op, line: FamilyLine): Promise<Output<'families.get'>> {
  const [base] = await presentFamilies(op, [line]);
  const mates = (await matesOf(op, [line.id])).filter((m) => m.kind !== 'member');
  const here = among('t.family_id', await sameIds(op.db, line.id));
  // H15 The member away reads what the family agreed to tell.
  const visits = await rows<{ id: string; onDay: string; byName: string; way: string; words: string }>(op.db, sql(`select t.id, t.on_day, t.by_name, t.way, t.words from visits t where ${here.text} and (t.echo = ? or ? = ?) order by t.happened_at desc limit 20`, ...here.params, true, wearer(op).hat === 'member' ? 1 : 0, 0));
  return {
    ...base!,
    people: mates.map((m) => {
      const phone = m.phoneCt ? op.services.keys.open(m.phoneCt, { table: 'people', column: 'phone', row: m.personId, county: m.countyId }) : null;
      return { personId: m.personId, name: m.name, relation: m.relation, kind: dependentKinds.find((k) => k === m.kind) ?? 'other', phone: phone && maskPhone(phone) };
    }),
    visits: visits.map((v) => ({ id: v.id, on: v.onDay, by: v.byName, way: v.way, words: v.words })),
  };
}

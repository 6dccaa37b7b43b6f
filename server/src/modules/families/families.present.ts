import type { Output } from '@guiyan/shared/contract';
import { addDays } from '@guiyan/shared/domain/dates';
import { asKind, categoryOn, childStage, classTurns, classTurnWords, fileFields, mayReadChild, mayReadTag, stageEnds, tagKinds, tagWords } from '@guiyan/shared/domain/families';
import { maskPhone } from '@guiyan/shared/domain/phone';
import { among, rows, sql } from '../../platform/db/sql';
import { wearer, type Op } from '../../platform/op';
import { peopleById, personOf, protectedAmong, sameIds, sameIdsOf, seesProtected } from '../people';
import { definitionsThrough } from './definitions.queries';
import { matesOf, type FamilyLine, type FamilyMate } from './families.queries';
import { filledOf, inForce, lastTurns, openCarers, openConsents, openFiles, openTags, tagTotals, takenBack, villageFiles } from './files.queries';

type Row = Output<'families.list'>['rows'][number];

export const familyName = (headName: string): string => `${headName}家`;

export async function presentFamilies(op: Op, lines: readonly FamilyLine[]): Promise<Row[]> {
  const ids = lines.map((l) => l.id);
  const everyone = await matesOf(op, ids);
  const hidden = seesProtected(op) ? new Set<string>() : await protectedAmong(op, [...lines.map((l) => l.headPersonId), ...everyone.map((m) => m.personId)]);
  const nameOf = (m: { personId: string; name: string }): string => (hidden.has(m.personId) ? '（受保护）' : m.name);
  const mates = everyone.map((m) => ({ ...m, name: nameOf(m) }));
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
      id: l.id, name: civil ? `${own.find((m) => m.kind !== 'member')?.name ?? ''}家` : familyName(nameOf({ personId: l.headPersonId, name: l.headName })), village: l.village ?? '', villageId: l.villageId ?? l.id, groupName: l.groupName,
      members: civil ? [] : own.filter((m) => m.kind === 'member').map((m) => m.name), children: count('child'), elders: count('elder'), women: count('woman'),
      helpers: helpers.filter((h) => h.familyId === l.id).map((h) => h.name), cardNumber: civil ? null : cards.get(l.id) ?? null,
    };
  });
}

export async function presentFamily(op: Op, line: FamilyLine): Promise<Output<'families.get'>> {
  const [base] = await presentFamilies(op, [line]);
  const { hat } = wearer(op);
  const all = await matesOf(op, [line.id]);
  const away = all.filter((m) => m.kind === 'member');
  const hiddenAway = await protectedAmong(op, away.map((m) => m.personId));
  const here = among('t.family_id', await sameIds(op.db, line.id));
  // H15 The member away reads what the family agreed to tell.
  const visits = await rows<{ id: string; onDay: string; byName: string; way: string; words: string }>(op.db, sql(`select t.id, t.on_day, t.by_name, t.way, t.words from visits t where ${here.text} and (t.echo = ? or ? = ?) order by t.happened_at desc limit 20`, ...here.params, true, hat === 'member' ? 1 : 0, 0));
  return {
    ...base!, headPersonId: line.headPersonId, away: away.filter((m) => seesProtected(op) || !hiddenAway.has(m.personId)).map((m) => ({ personId: m.personId, name: m.name })), people: await presentMates(op, all.filter((m) => m.kind !== 'member')),
    visits: visits.map((v) => ({ id: v.id, on: v.onDay, by: v.byName, way: v.way, words: v.words })),
    can: hat === 'clerk' ? ['add_person', 'set_head', 'move', 'tag', 'protect'] : hat === 'secretary' ? ['add_person', 'set_head', 'tag'] : hat === 'liaison' ? ['tag'] : [],
  };
}

/** Those at home, as this reader may know them: health by hat, a child beyond name and class by consent, protected people by few. */
async function presentMates(op: Op, mates: readonly FamilyMate[]): Promise<Output<'families.get'>['people']> {
  const { hat } = wearer(op);
  const ids = mates.map((m) => m.personId);
  const [tags, carers, consents, files, hidden] = [await openTags(op, ids), await openCarers(op, ids), await openConsents(op, ids), await openFiles(op, ids), await protectedAmong(op, ids)];
  const hiddenCarers = seesProtected(op) ? new Set<string>() : await protectedAmong(op, [...carers.values()].flat().map((c) => c.carerId));
  const [rules, turns, sealed] = [await definitionsThrough(op, wearer(op).countyId), await lastTurns(op, ids), await takenBack(op, ids)];
  const defs = rules.on(op.today);
  const names = await peopleById(op, [...carers.values()].flat().map((c) => c.carerId));
  const seesHidden = seesProtected(op);
  return mates.filter((m) => seesHidden || !hidden.has(m.personId)).map((m) => {
    const kind = asKind(m.kind);
    const category = categoryOn({ ...m, kind }, op.today, defs);
    const isChild = kind === 'child' || category === 'child';
    const stage = childStage(m, op.today, defs);
    const agreed = isChild ? inForce(consents.get(m.personId), stage) : null;
    // A child of no known age is guarded like the youngest.
    const open = !isChild || stage === 'closed' || mayReadChild(hat, agreed !== null);
    const phone = open && m.phoneCt ? op.services.keys.open(m.phoneCt, { table: 'people', column: 'phone', row: m.personId, county: m.countyId }) : null;
    const [turned, next] = [turns.get(m.personId), classTurns({ ...m, kind }, op.today, addDays(op.today, AHEAD_DAYS), rules.on, rules.changes)[0]];
    const staff = hat === 'secretary' || hat === 'liaison';
    return {
      personId: m.personId, name: m.name, relation: m.relation, kind, category, phone: phone && maskPhone(phone), from: m.fromDay, protected: seesHidden && hidden.has(m.personId),
      tags: (tags.get(m.personId) ?? []).flatMap((t) => { const tag = tagKinds.find((k) => k === t.tag); return tag && mayReadTag(hat, tag) && open ? [{ id: t.id, tag, label: tagWords[tag], from: t.fromDay }] : []; }),
      carers: open ? (carers.get(m.personId) ?? []).filter((c) => !hiddenCarers.has(c.carerId)).map((c) => ({ id: c.id, personId: c.carerId, name: names.get(c.carerId)?.name ?? '', from: c.fromDay })) : [],
      child: isChild ? {
        stage, until: open ? stageEnds(m, op.today, defs) : null, consentId: agreed?.id ?? null, consentedOn: agreed?.fromDay ?? null, giver: staff && agreed ? agreed.giver : null, eraseOn: sealed.get(m.personId)?.eraseOn ?? null, erasedOn: sealed.get(m.personId)?.erasedOn ?? null, filled: agreed ? filledOf(files.get(m.personId)?.[0]).length : 0,
        can: stage === 'closed' ? [] : [...(mayReadChild(hat, agreed !== null) ? ['read' as const] : []), ...(staff ? (agreed ? ['save' as const, 'withdraw' as const, ...(stage === 'guardian' ? ['change_guardian' as const] : [])] : ['consent' as const]) : [])],
      } : null,
      turned: open && turned ? { on: turned.onDay, words: classTurnWords({ from: asKind(turned.fromKind), to: asKind(turned.toKind), age: turned.age }) } : null, next: open && next ? { on: next.on, words: classTurnWords(next) } : null,
    };
  });
}
/** Phones of those at home, masked, as far as the family’s page shows them to this reader. */
export const phonesShown = async (op: Op, mates: readonly FamilyMate[]): Promise<Map<string, string>> => new Map((await presentMates(op, mates.filter((m) => m.phoneCt))).flatMap((m) => (m.phone ? [[m.personId, m.phone] as const] : [])));
/** How far ahead a birthday that changes a class is told. */
const AHEAD_DAYS = 90;

export async function presentCompleteness(op: Op): Promise<Output<'families.completeness'>> {
  return { asOf: op.today, rows: (await villageFiles(op)).map((v) => ({ ...v, percent: Math.round((100 * fileFields.reduce((n, f) => n + v.fields[f], 0)) / (v.children * fileFields.length)) })) };
}
export async function presentTagTotals(op: Op): Promise<Output<'families.tagTotals'>> {
  const { people, tags } = await tagTotals(op);
  return { asOf: op.today, people, rows: tagKinds.map((tag) => ({ tag, label: tagWords[tag], people: tags[tag] })) };
}

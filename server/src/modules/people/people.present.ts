import type { Output, Parsed } from '@guiyan/shared/contract';
import { addDays, shanghaiDay } from '@guiyan/shared/domain/dates';
import { maskIdNo } from '@guiyan/shared/domain/idno';
import { mergeFields, UNDO_DAYS, type MergeField } from '@guiyan/shared/domain/people';
import { maskPhone } from '@guiyan/shared/domain/phone';
import { errorSentence } from '@guiyan/shared/errors';
import { badInput, ensure } from '../../platform/errors';
import type { Op } from '../../platform/op';
import { orgNames } from '../orgs';
import { bothBound, getRecord, hangingOn, listMerges, listPairs, pairedTwice, type MergeLine } from './merges.queries';
import { againstOf, matchOf, refusalOf } from './merges.rules';
import { idNoOf, otherPhoneOf, phoneOf, type PersonRow } from './people.queries';

type Someone = Output<'people.suggestions'>['rows'][number]['a'];

const present = (op: Op, p: PersonRow, villages: Map<string, string>): Someone => {
  const [phone, idNo] = [phoneOf(op, p), idNoOf(op, p)];
  return { id: p.id, name: p.name, village: `${villages.get(p.villageId ?? '') ?? ''}${p.groupName}`, phone: phone && maskPhone(phone), idNo: idNo && maskIdNo(idNo), birth: birthWords(p), isMember: Boolean(p.isMember), familyId: p.familyId };
};
const birthWords = (p: PersonRow): string => p.birth.slice(0, p.birthPrecision === 'year' ? 4 : p.birthPrecision === 'month' ? 7 : 10);

export async function presentPairs(op: Op, input: Parsed<'people.suggestions'>): Promise<Output<'people.suggestions'>> {
  const page = await listPairs(op, input);
  const villages = await orgNames(op, page.rows.flatMap((p) => [p.a.villageId, p.b.villageId]));
  return { ...page, rows: page.rows.map((p) => ({ key: p.key, a: present(op, p.a, villages), b: present(op, p.b, villages), reason: p.reason, against: p.against, sameFamily: p.sameFamily })) };
}

/** Compared in clear, shown masked: two numbers may differ only where the mask is. */
function values(op: Op, p: PersonRow, someone: Someone): { clear: Record<MergeField, string>; shown: Record<MergeField, string> } {
  const [phone, other, idNo] = [phoneOf(op, p) ?? '', otherPhoneOf(op, p) ?? '', idNoOf(op, p) ?? ''];
  const plain = { name: p.name, sex: p.sex === 'male' ? '男' : p.sex === 'female' ? '女' : p.sex, birth: birthWords(p), nation: p.nation, edu: p.edu, village: someone.village, duty: p.duty };
  return { clear: { ...plain, idNo, phone, otherPhone: other }, shown: { ...plain, idNo: idNo && `${maskIdNo(idNo)}${p.idState === 'damaged' ? '（不完整）' : ''}`, phone: phone && maskPhone(phone), otherPhone: other && maskPhone(other) } };
}

/** R12 Side by side. The record that should stay is the member, the one away, the one somebody signs in as, or the older one. */
export async function presentCompare(op: Op, { aId, bId }: Parsed<'people.compare'>): Promise<Output<'people.compare'>> {
  ensure(aId !== bId, badInput('people.same_record'));
  const [a, b] = [await getRecord(op, aId), await getRecord(op, bId)];
  const villages = await orgNames(op, [a.villageId, b.villageId]);
  const [onA, onB] = [await hangingOn(op, aId), await hangingOn(op, bId)];
  const side = (p: PersonRow, hangs: typeof onA) => {
    const someone = present(op, p, villages);
    const { outDay, away, ...counts } = hangs;
    const { clear, shown } = values(op, p, someone);
    return { ...someone, clear, values: shown, hangs: counts, outDay: away ? outDay : null, since: shanghaiDay(Number(p.createdAt)) };
  };
  const [left, right] = [side(a, onA), side(b, onB)];
  const weight = (p: PersonRow, on: typeof onA): number => (p.isMember ? 8 : 0) + (on.away ? 4 : 0) + (on.hats ? 2 : 0) + (p.idState === 'ok' ? 1 : 0);
  const keep = weight(b, onB) > weight(a, onA) ? b : a;
  const refused = keep === a ? refusalOf({ ...a, ...onA }, { ...b, ...onB }) : refusalOf({ ...b, ...onB }, { ...a, ...onA });
  const against = [...againstOf(a, b), ...((await bothBound(op, aId, bId)) ? ['both_bound' as const] : [])];
  const merged = a.survivorId !== null || b.survivorId !== null;
  const no = merged ? 'people.merged_already' : refused ?? ((await pairedTwice(op, aId, bId)) ? 'people.paired_twice' : null);
  return { rows: [left, right], differs: mergeFields.filter((f) => left.clear[f] !== right.clear[f]), reason: matchOf(a, b), against, keepId: keep.id, refused: no && errorSentence(no) };
}

export const presentMerge = (op: Op, m: MergeLine): Output<'people.merge'> => {
  const until = addDays(m.onDay, UNDO_DAYS);
  const called = (name: string) => (m.kind === 'family' ? `${name}家` : name);
  return { id: m.id, kind: m.kind === 'family' ? 'family' : 'person', keepId: m.keepId, keep: called(m.keepName), gone: called(m.goneName), by: m.byName, on: m.onDay, until, undoneOn: m.undoneOn, can: m.undoneOn === null && until >= op.today ? ['unmerge'] : [] };
};
export async function presentMerges(op: Op, input: Parsed<'people.merges'>): Promise<Output<'people.merges'>> {
  const page = await listMerges(op, input);
  return { next: page.next, rows: page.rows.map((m) => presentMerge(op, m)) };
}

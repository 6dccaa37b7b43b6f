import type { Output, Parsed } from '@guiyan/shared/contract';
import { asKind, categoryOn, dependentWords, type DependentKind } from '@guiyan/shared/domain/families';
import { isAgeKey, type AgeKey } from '@guiyan/shared/domain/settings';
import { wearer, type Op } from '../../platform/op';
import { previewMembersRule } from '../members';
import { ensureSettable, settingsOf } from '../settings';
import { definitionsBy, registeredOn } from './definitions.queries';

/** X16 What a value would change; the room of members answers for the rules about those who are away. */
export async function previewSetting(op: Op, input: Parsed<'settings.preview'>): Promise<Output<'settings.preview'>> {
  const { key } = input;
  return isAgeKey(key) ? previewAges(op, { ...input, key }) : previewMembersRule(op, { ...input, key });
}

/** R6 Everybody registered at home in the county on that day, by the ages of today's rule and by the new one. A roster's word that no birthday has ended counts before and after alike. */
async function previewAges(op: Op, input: Parsed<'settings.preview'> & { key: AgeKey }): Promise<Output<'settings.preview'>> {
  ensureSettable(op, input);
  const { key, value, from } = input;
  const { countyId } = wearer(op);
  const values = await settingsOf(op, countyId, from);
  const [was, becomes] = [definitionsBy(values), definitionsBy({ ...values, [key]: value })];
  const seen = new Set<string>();
  const moves = new Map<string, { from: string; to: string; count: number }>();
  for (let after = '', more = true; more;) {
    const part = await registeredOn(op, countyId, from, after, PIECE);
    for (const p of part) {
      if (seen.has(p.personId)) continue;
      seen.add(p.personId);
      const kind = asKind(p.kind);
      const [before, then] = [categoryOn({ ...p, kind }, from, was), categoryOn({ ...p, kind }, from, becomes)];
      if (before === then || then === kind) continue;
      const [a, b] = [words(kind), words(then)];
      const moved = moves.get(`${a} ${b}`) ?? { from: a, to: b, count: 0 };
      moves.set(`${a} ${b}`, { ...moved, count: moved.count + 1 });
    }
    after = part.at(-1)?.rowId ?? '';
    more = part.length === PIECE;
  }
  return { key, from, was: values[key], becomes: value, who: 'home', members: seen.size, changed: [...moves.values()].reduce((sum, m) => sum + m.count, 0), moves: [...moves.values()] };
}
const PIECE = 500;
const words = (kind: DependentKind): string => ({ ...dependentWords, child: '留守儿童' })[kind];

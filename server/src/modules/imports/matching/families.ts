import type { DependentKind, TagKind } from '@guiyan/shared/domain/families';
import { toId18 } from '@guiyan/shared/domain/idno';
import type { Op } from '../../../platform/op';
import { joinFamily, makeFamilyOf, makeHomeOf } from '../../families';
import { getPerson } from '../../people';
import type { Registry } from '../registry';
import { relationWords, type FamilyRow, type FamilyValues, type PersonRow, type PersonValues } from '../sheet';
import { familyKey, hasHome, keptOf, type Who } from '../who';
import { changed, elsewhere, fresh, notYours, refused, same, type Outcome } from './outcome';
import { agree, facts, findSame, isOurs, isOutside, memberNamed, placeFor, soundId, update } from './people';

/** The family of a member, or the home of somebody cared for, made where there is none yet. */
export const homeOf = async (op: Op, who: Pick<Who, 'id' | 'isMember'>, kind: DependentKind = 'other'): Promise<string> => (await getPerson(op, who.id)).familyId ?? (who.isMember ? makeFamilyOf(op, who.id) : makeHomeOf(op, who.id, kind));

type Kin = Pick<FamilyValues, 'name' | 'village' | 'group' | 'sex' | 'birth' | 'id' | 'phones' | 'relation' | 'class' | 'health' | 'labour'>;

/** R5 Someone at home of this member: sought inside the family first, then by number. */
function atHome(op: Op, reg: Registry, head: Who, v: Kin, given?: Who): Outcome {
  const { area } = reg;
  const about = facts({ ...v, nation: null, edu: null });
  const idNo = soundId(v.id);
  const inside = reg.household(head).find((m) => !m.isMember && m.name === v.name && !(idNo && m.idState === 'ok' && m.idNo !== idNo) && !(v.birth && m.birth && !agree(v.birth, m)));
  // By a birthday of day or month too, or who was entered alone by another ledger would be entered twice.
  const sure = v.birth && v.birth.precision !== 'year' ? v.birth : null;
  const known = inside ?? given ?? (idNo || sure ? findSame(op, reg, new Set([head.villageId]), { ...v, birth: sure, phones: null }) : null);
  if (known && isOutside(area, known)) return elsewhere(v.name);
  const who = known ?? reg.addPerson(op, { countyId: area.countyId, townshipId: area.townshipId, villageId: head.villageId, ...about, name: v.name, groupName: v.group ?? head.groupName });
  const touched = known ? update(op, reg, known, about) : false;
  const tags: TagKind[] = [...(v.health === 'seriously_ill' ? ['serious_illness' as const] : []), ...(v.labour === 'none' ? ['no_labour' as const] : []), ...(v.class?.ill || v.health === 'ill' ? ['ill' as const] : []), ...(v.class?.disabled || v.health === 'disabled' ? ['disabled' as const] : [])];
  const mate = reg.mates.get(`${familyKey(head)}|${who.id}`);
  const relation = v.relation ? relationWords[v.relation] : '';
  const told = mate && v.class && reg.outgrown.has(`${who.id}|${v.class.kind}`) ? undefined : v.class?.kind;
  const kind = told ?? (mate ? mate.kind as 'other' : 'other');
  const newTags = tags.filter((tag) => !reg.tags.has(`${who.id}|${tag}`));
  const differs = !mate || mate.kind !== kind || (relation !== '' && mate.relation !== relation) || newTags.length > 0;
  if (differs) {
    for (const tag of newTags) reg.tags.add(`${who.id}|${tag}`);
    reg.joined(head, who, { relation: relation || (mate?.relation ?? ''), kind });
    reg.after([head.id, who.id], async (w) => joinFamily(w, await homeOf(w, head, kind), head.isMember ? head.id : null, { personId: who.id, relation, kind, tags }));
  }
  return !mate ? fresh : differs || touched ? changed : same;
}

export function familyRow(op: Op, reg: Registry, r: FamilyRow): Outcome {
  const head = memberNamed(op, reg, r.values.memberName, r.values.village, r.values.memberId);
  return typeof head === 'string' ? refused(head) : atHome(op, reg, head, r.values);
}

/** R12 A ledger of people cared for does not always say whose family they are: by the member named, by kin who are members, by who is known already; else with brothers and sisters, or in a home of their own. */
export function personRow(op: Op, reg: Registry, r: PersonRow): Outcome {
  const v = r.values;
  const { area } = reg;
  const village = reg.villageNamed(v.village);
  if (area.villages !== null && village && !area.villages.includes(village.id)) return notYours(village.name);
  const known = findSame(op, reg, village?.ids ?? new Set(area.villages ?? [null]), v);
  if (known && isOutside(area, known)) return elsewhere(v.name);
  const found = headOf(op, reg, v);
  if (found && found.head !== known && (!known || !hasHome(known) || reg.livesAlone(known))) return atHome(op, reg, found.head, { ...v, relation: v.relation ?? found.relation }, known ?? undefined);
  // A member stands on the roster already; what else he is, the roster of families says.
  if (known && (hasHome(known) || known.isMember)) return update(op, reg, known, facts({ ...v, nation: v.nation, edu: null })) ? changed : same;
  const at = known ? null : placeFor(reg, v.village);
  if (at && 'what' in at) return at;
  const beside = v.home && findSame(op, reg, reg.villageNamed(v.home.village)?.ids ?? new Set(), v.home);
  const who = known ?? reg.addPerson(op, { countyId: area.countyId, townshipId: area.townshipId, villageId: at && !('what' in at) ? at.id : null, ...facts({ ...v, edu: null }), name: v.name });
  const outcome = beside && beside !== who && hasHome(beside) ? atHome(op, reg, beside, { ...v, relation: 'sibling' }, who) : atHome(op, reg, who, v, who);
  return known ? outcome.what === 'new' ? changed : outcome : fresh;
}

/** What the row's person is to a member who stands in the row under this head. */
const ofMember: [RegExp, PersonValues['relation']][] = [[/^(父|母|监护人|委托监护人)/, 'child'], [/^(祖|爷|奶|外)/, 'grandchild'], [/^(丈夫|配偶)/, 'wife'], [/^妻/, 'husband'], [/^(子女|儿子|女儿)/, 'parent']];
function headOf(op: Op, reg: Registry, v: PersonValues): { head: Who; relation: PersonValues['relation'] } | null {
  if (v.memberName) {
    const head = memberNamed(op, reg, v.memberName, v.village, null);
    return typeof head === 'string' ? null : { head, relation: null };
  }
  const village = v.village ? reg.villageNamed(v.village) : null;
  // A name alone is no proof outside one village, nor where two bear it.
  const named = (name: string | null, fits: (p: Who) => boolean): Who | undefined => {
    const near = name && village ? [...new Set(reg.named(name).map(keptOf))].filter((p) => fits(p) && p.villageId !== null && village.ids.has(p.villageId)) : [];
    return near.length === 1 ? near[0] : undefined;
  };
  for (const kin of v.kin) {
    const byId = kin.idNo ? reg.withId(op, toId18(kin.idNo)) : null;
    const head = byId && isOurs(reg, byId) ? byId : named(kin.name, (p) => isOurs(reg, p));
    if (head) return { head, relation: ofMember.find(([role]) => role.test(kin.role))?.[1] ?? null };
  }
  // No member, but somebody whose home is known.
  for (const kin of v.kin) {
    const head = named(kin.name, (p) => !p.isMember && hasHome(p) && !isOutside(reg.area, p));
    if (head) return { head, relation: null };
  }
  return null;
}

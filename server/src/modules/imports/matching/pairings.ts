import { fullDayWords } from '@guiyan/shared/domain/dates';
import type { Op } from '../../../platform/op';
import { addPairing, pairingChanges, pairingKey } from '../../pairings';
import type { Registry } from '../registry';
import type { PairingRow } from '../sheet';
import { familyKey, keptOf, type Who } from '../who';
import { homeOf } from './families';
import { changed, fresh, refused, same, type Outcome } from './outcome';
import { isOutside, memberNamed, update } from './people';

/** A helper is the person of that name the township already pairs or knows by that phone or duty; else somebody new. */
function helperNamed(op: Op, reg: Registry, v: PairingRow['values']): Who {
  const here = reg.named(v.helper).map(keptOf).filter((p) => !isOutside(reg.area, p));
  const named = here.filter((p) => !p.isMember);
  const phone = v.helperPhones?.[0]?.number ?? null;
  // A member at home may be a helper too: his phone tells.
  const known = here.find((p) => phone && p.phone === phone) ?? named.find((p) => v.helperUnit && p.duty === v.helperUnit.slice(0, 60)) ?? (!phone && !v.helperUnit ? named.find((p) => p.duty) : undefined);
  if (known) { update(op, reg, known, { ...(phone ? { phone } : {}), ...(v.helperUnit ? { duty: v.helperUnit.slice(0, 60) } : {}) }); return known; }
  return reg.addPerson(op, { ...reg.area, name: v.helper, phone, duty: (v.helperUnit ?? '').slice(0, 60) });
}

export function pairingRow(op: Op, reg: Registry, r: PairingRow): Outcome {
  const v = r.values;
  const head = memberNamed(op, reg, v.memberName, v.village, null);
  if (typeof head === 'string') return refused(head);
  if (v.since && v.since.day > op.today) return refused(`结对时间 ${fullDayWords(v.since.day, v.since.precision)} 还没到`);
  const helper = helperNamed(op, reg, v);
  const given = { ...(v.helperClass ? { helperClass: v.helperClass } : {}), role: 'helper', aspects: v.aspects ?? [], duty: (v.helperUnit ?? '').slice(0, 60) };
  const key = pairingKey(familyKey(head), helper.id);
  const known = reg.pairings.get(key);
  const patch = known ? pairingChanges(known, given) : null;
  if (known && !Object.keys(patch!).length) return same;
  if (known) Object.assign(known, patch); else reg.paired(key, { helperClass: 'organs', ...given, familyId: familyKey(head), helperId: helper.id, helper: v.helper, fromDay: v.since?.day ?? op.today });
  reg.after([head.id, helper.id], async (w) => addPairing(w, { familyId: await homeOf(w, head), helperId: helper.id, ...given, from: v.since?.day ?? w.today }));
  return known ? changed : fresh;
}

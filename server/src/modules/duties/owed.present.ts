import type { Output } from '@guiyan/shared/contract';
import { isOverdue } from '@guiyan/shared/domain/duties';
import { inLabels } from '@guiyan/shared/domain/labels';
import { wearer, type Op } from '../../platform/op';
import { familyName, matesOf, phonesShown } from '../families';
import { familiesHelped, peopleWords, visitedThisMonth } from '../pairings';
import { labelsOf } from '../settings';
import { owedVisits } from './owed.queries';
import { byState, occasionOf, pressing, stateOf } from './owed.rules';

type Due = Output<'duties.visits'>['rows'][number];

/** H5 What the helper's families are owed: most pressing first, then in the fixed order of villages. */
export async function dueVisits(op: Op): Promise<Due[]> {
  const { personId, countyId } = wearer(op);
  const families = personId ? await familiesHelped(op, personId) : [];
  const ids = families.map((f) => f.familyId);
  const mates = (await matesOf(op, ids)).filter((m) => m.kind !== 'member');
  const phones = await phonesShown(op, mates);
  const [owed, visited, labels] = [await owedVisits(op, ids), await visitedThisMonth(op, ids), await labelsOf(op, countyId)];
  return families.map((f): Due => {
    const home = mates.filter((m) => m.familyId === f.familyId);
    const list = owed.get(f.familyId) ?? [];
    const serves = pressing(list.filter((d) => d.state === 'open'));
    return {
      familyId: f.familyId, family: familyName(f.headName), village: f.village ?? '', groupName: f.groupName, people: peopleWords(home.map((m) => m.kind)), phone: home.map((m) => phones.get(m.personId)).find((shown) => shown) ?? null,
      doneOn: visited.get(f.familyId) ?? null, dueOn: (serves.filter((d) => !isOverdue(d, op.now)).map((d) => d.dueOn).sort()[0] ?? serves[0]?.dueOn) ?? null,
      state: stateOf(list, op.now, visited.has(f.familyId)),
      occasion: serves[0] ? occasionOf(serves[0].period) : 'monthly', serves: [...new Set(serves.map((d) => inLabels(d.title, labels)))],
    };
  }).sort(byState);
}

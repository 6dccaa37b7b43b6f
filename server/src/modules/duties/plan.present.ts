import type { Output, Parsed } from '@guiyan/shared/contract';
import { hatTitle, type Hat } from '@guiyan/shared/domain/hats';
import { groupSeat } from '@guiyan/shared/domain/orgs';
import { inLabels, type OwnLabels } from '@guiyan/shared/domain/labels';
import { wearer, type Op } from '../../platform/op';
import { familyName, matesOf, phonesShown } from '../families';
import { peopleWords } from '../pairings';
import { labelsOf } from '../settings';
import { plannedVisits, type PlanLine } from './plan.queries';
import { spread } from './plan.rules';

type Plan = Output<'duties.plan'>['rows'][number];
type Stop = Plan['days'][number]['hamlets'][number]['stops'][number] & { key: string; hamlet: string; village: string; groupName: string };
const pinyin = new Intl.Collator('zh-CN');

/** H5 For each helper, in name order, the days from today on with their hamlets. One family is one stop however many visits it is owed. */
export async function presentPlan(op: Op, input: Parsed<'duties.plan'>): Promise<Output<'duties.plan'>> {
  const lines = await plannedVisits(op, input);
  const labels = await labelsOf(op, wearer(op).countyId);
  const mates = (await matesOf(op, [...new Set(lines.map((l) => l.familyId))])).filter((m) => m.kind !== 'member');
  const phones = await phonesShown(op, mates);
  const stopsOf = (own: readonly PlanLine[]): Stop[] => [...grouped(own, (l) => l.familyId)].map(([familyId, of]) => {
    const [first] = of as [PlanLine, ...PlanLine[]];
    const home = mates.filter((m) => m.familyId === familyId);
    return {
      key: familyId, hamlet: `${String(first.seq ?? 99_999).padStart(5, '0')}${first.village ?? ''}${String(groupSeat(first.groupName)).padStart(4, '0')}${first.groupName}`, village: first.village ?? '', groupName: first.groupName, familyId, family: familyName(first.headName), people: peopleWords(home.map((m) => m.kind)),
      phone: home.map((m) => phones.get(m.personId)).find((p) => p) ?? null, titles: [...new Set(of.map((l) => inLabels(l.title, labels)))], dueOn: of.map((l) => l.dueOn).sort()[0]!, overdue: of.some((l) => l.dueAt <= op.now),
    };
  });
  const rows = [...grouped(lines, (l) => l.helperId ?? l.hat).values()].map((own): Plan => ({
    helperId: own[0]!.helperId, helper: nameOf(own[0]!, labels), days: spread(stopsOf(own), op.today).map((d) => ({ on: d.on, hamlets: [...grouped(d.stops, (s) => s.hamlet).values()].map(hamletOf) })),
  }));
  return { asOf: op.today, rows: rows.sort((a, b) => pinyin.compare(a.helper, b.helper) || ((a.helperId ?? '') < (b.helperId ?? '') ? -1 : 1)) };
}
const nameOf = (l: PlanLine, labels: OwnLabels): string => l.helper ?? hatTitle(l.hat as Hat, labels);
const hamletOf = (stops: readonly Stop[]): Plan['days'][number]['hamlets'][number] =>
  ({ village: stops[0]!.village, groupName: stops[0]!.groupName, stops: stops.map(({ familyId, family, people, phone, titles, dueOn, overdue }) => ({ familyId, family, people, phone, titles, dueOn, overdue })) });
function grouped<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const out = new Map<string, T[]>();
  for (const one of list) { const there = out.get(keyOf(one)); if (there) there.push(one); else out.set(keyOf(one), [one]); }
  return out;
}

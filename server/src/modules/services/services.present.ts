import type { Output, Parsed } from '@guiyan/shared/contract';
import { endings, FEWEST_RATINGS, matterLabel, matters } from '@guiyan/shared/domain/services';
import { maskName } from '@guiyan/shared/domain/names';
import { wearer, type Op } from '../../platform/op';
import { cardsById, governmentOf, namesOf } from '../cards';
import { listWindows, orgNames } from '../orgs';
import type { ServiceRow } from './services.entity';
import { countOpinions } from './ratings.queries';
import { countByUnit, ownMatters, unitNames, usualMatter } from './services.queries';
import { byName, inTimeToCorrect, mattersOf, spread, type Matter } from './services.rules';

export const labelOfRow = (s: { matter: string; matterLabel: string | null }): string => s.matterLabel ?? matterLabel(s.matter);

export async function presentServices(op: Op, list: readonly ServiceRow[]): Promise<Output<'services.list'>['rows']> {
  const { hat, orgId } = wearer(op);
  const names = await namesOf(op, list.map((s) => s.familyId));
  const [units, villages, cards] = [await unitNames(op, list.map((s) => s.windowOrgId)), await orgNames(op, list.map((s) => s.villageId)), await cardsById(op, list.map((s) => s.cardId))];
  return list.map((s) => {
    const { holder } = names.get(s.familyId)!;
    const mine = !s.corrected && (hat === 'window' ? s.windowOrgId === orgId : hat === 'clerk' && s.source === 'desk');
    return {
      id: s.id, cardId: s.cardId, number: cards.get(s.cardId)?.number ?? '', unitId: s.windowOrgId, unit: units.get(s.windowOrgId) ?? '', matter: s.matter, matterLabel: labelOfRow(s), priority: Boolean(s.priority), waitedMinutes: s.waitedMinutes,
      ending: endings.find((e) => e === s.ending) ?? 'done', result: s.result, happenedAt: Number(s.happenedAt), on: s.onDay, source: s.source === 'desk' ? 'desk' : 'scan', by: s.byName ?? '', corrected: s.correctsId !== null,
      holder: hat === 'window' ? maskName(holder) : holder, village: villages.get(s.villageId ?? '') ?? '', can: mine && inTimeToCorrect(s, op.now) ? ['correct' as const] : [],
    };
  });
}

const presentMatter = ({ code, label, shown, own }: Matter) => ({ code, label, on: Boolean(shown), own });
export async function presentMatters(op: Op): Promise<Output<'services.matters'>> {
  return { rows: mattersOf(await ownMatters(op)).map(presentMatter), can: wearer(op).hat === 'county' ? ['set'] : [] };
}
export { presentMatter };

export async function presentOptions(op: Op): Promise<Output<'services.options'>> {
  const { countyId, townshipId, orgId } = wearer(op);
  const shown = mattersOf(await ownMatters(op)).filter((m) => m.shown).map(({ code, label }) => ({ code, label }));
  const units = townshipId ? (await listWindows(op, countyId, townshipId)).map((u) => ({ id: u.id, name: u.kind === 'township' ? governmentOf(u.name) : u.name })) : [];
  const usual = await usualMatter(op);
  return { unit: units.find((u) => u.id === orgId)?.name ?? '', units, matters: shown, usual: shown.some((m) => m.code === usual) ? usual! : shown[0]?.code ?? matters[0].code };
}

/** F5 They add up to the list of the same month. */
export async function presentUnits(op: Op, { month }: Parsed<'services.units'>): Promise<Output<'services.units'>> {
  const found = await countByUnit(op, month);
  const names = await unitNames(op, found.map((u) => u.unitId));
  return { total: found.reduce((n, u) => n + u.services, 0), rows: byName(found.map((u) => ({ ...u, unit: names.get(u.unitId) ?? '' }))) };
}

export async function presentRatings(op: Op, { month }: Parsed<'services.ratings'>): Promise<Output<'services.ratings'>> {
  const found = await countOpinions(op, month);
  const names = await unitNames(op, [...found.keys()]);
  return { fewest: FEWEST_RATINGS, rows: byName([...found].map(([unitId, counts]) => ({ unitId, unit: names.get(unitId) ?? '', opinions: spread(counts) }))) };
}

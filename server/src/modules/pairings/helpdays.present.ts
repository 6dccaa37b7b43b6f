import type { Output, Parsed } from '@guiyan/shared/contract';
import { daysOfHalves, helpSeasons, helpStates } from '@guiyan/shared/domain/helpdays';
import { wearer, type Op } from '../../platform/op';
import { familyName } from '../families';
import { mayCallOff } from './helpdays.actions';
import { countHelpdays, isHelper, type HelpdayLine } from './helpdays.queries';

export const presentHelpday = (op: Op, t: HelpdayLine): Output<'helpdays.plan'> => ({
  id: t.id, familyId: t.familyId, family: familyName(t.headName), village: t.village ?? '', helper: t.helper ?? '', season: helpSeasons.find((s) => s === t.season) ?? 'other', on: t.onDay, halves: t.halves === 1 ? 1 : 2, state: helpStates.find((s) => s === t.state) ?? 'planned', words: t.words,
  can: [...(t.state === 'planned' && wearer(op).hat === 'helper' && (t.helperId === null || isHelper(op, t)) ? (['record'] as const) : []), ...(t.state !== 'called_off' && mayCallOff(op, t) ? (['callOff'] as const) : [])],
});
export async function presentHelpFigures(op: Op, { year }: Parsed<'helpdays.figures'>): Promise<Output<'helpdays.figures'>> {
  const found = await countHelpdays(op, year);
  const seasons = helpSeasons.map((season) => { const s = found.find((x) => x.season === season); return { season, times: Number(s?.times ?? 0), days: daysOfHalves(Number(s?.halves ?? 0)), families: Number(s?.families ?? 0) }; });
  return { year, days: seasons.reduce((n, s) => n + s.days, 0), seasons };
}

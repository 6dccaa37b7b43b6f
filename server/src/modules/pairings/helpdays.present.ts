import type { Output, Parsed } from '@guiyan/shared/contract';
import { daysOfHalves, helpSeasons, helpStates } from '@guiyan/shared/domain/helpdays';
import { wearer, type Op } from '../../platform/op';
import { familyName } from '../families';
import { mayCallOff } from './helpdays.actions';
import { countHelpdays, isHelper, type HelpdayLine, type HelpSums } from './helpdays.queries';
import { countLeaving } from './visits.queries';

const landsOf = (t: { paddy: number | null; hill: number | null; otherLand: number | null }) => ({ paddy: Number(t.paddy ?? 0), hill: Number(t.hill ?? 0), otherLand: Number(t.otherLand ?? 0) });
export const presentHelpday = (op: Op, t: HelpdayLine): Output<'helpdays.plan'> => ({
  id: t.id, familyId: t.familyId, family: familyName(t.headName), village: t.village ?? '', helper: t.helper ?? '', season: helpSeasons.find((s) => s === t.season) ?? 'other', on: t.onDay, halves: t.halves === 1 ? 1 : 2, people: t.people ?? 1, lands: landsOf(t), state: helpStates.find((s) => s === t.state) ?? 'planned', words: t.words,
  can: [...(t.state === 'planned' && wearer(op).hat === 'helper' && (t.helperId === null || isHelper(op, t)) ? (['record'] as const) : []), ...(t.state !== 'called_off' && mayCallOff(op, t) ? (['callOff'] as const) : [])],
});
/** Sums come as text from one engine, and as nothing where there is no row. */
const told = (s: HelpSums | undefined) => ({ times: Number(s?.times ?? 0), days: daysOfHalves(Number(s?.halves ?? 0)), families: Number(s?.families ?? 0), people: Number(s?.people ?? 0), labour: daysOfHalves(Number(s?.labour ?? 0)), lands: landsOf(s ?? { paddy: 0, hill: 0, otherLand: 0 }) });
export async function presentHelpFigures(op: Op, { year, village }: Parsed<'helpdays.figures'>): Promise<Output<'helpdays.figures'>> {
  const found = await countHelpdays(op, year, village);
  return {
    year, ...told(found.all), seasons: helpSeasons.map((season) => ({ season, ...told(found.seasons.find((s) => s.season === season)) })),
    villages: found.villages.map((v) => ({ villageId: v.villageId, village: v.village ?? '', ...told(v) })), leaving: await countLeaving(op, year, village),
  };
}

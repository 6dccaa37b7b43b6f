import type { Day } from '@guiyan/shared/domain/dates';
import { addDays, partsOf } from '@guiyan/shared/domain/dates';
import type { MarketRule } from '@guiyan/shared/domain/markets';
import { isBilingual, languages, type Language } from '@guiyan/shared/domain/outposts';
import type { HatActor } from '../../platform/op';

export interface Post { id: string; countyId: string; townshipId: string | null }
export type OutpostVerb = 'manage' | 'desk' | 'book';

/** Its own people; the clerk of the township it stands under; the county keeps what is public and serves nobody. */
export function verbsOn(actor: Pick<HatActor, 'hat' | 'townshipId' | 'orgId'>, post: Post): OutpostVerb[] {
  if (actor.hat === 'member' || actor.hat === 'family' || actor.hat === 'helper') return ['book'];
  if (actor.hat === 'county') return ['manage'];
  const own = (actor.hat === 'outpost' && actor.orgId === post.id) || (actor.hat === 'clerk' && post.townshipId !== null && post.townshipId === actor.townshipId);
  return own ? ['manage', 'desk'] : [];
}

export interface DatedRule extends MarketRule { fromDay: Day; turn: number }
/** The rule that holds on a day: of those that have begun, the one said last. */
export const ruleOn = (rules: readonly DatedRule[], day: Day): DatedRule | null => rules.filter((r) => r.fromDay <= day).sort((a, b) => a.turn - b.turn).at(-1) ?? null;

/** Whether the rule names this day; `moon`: the day of its moon. */
export const isSetDay = (rule: MarketRule | null, day: Day, moon: (day: Day) => number): boolean => rule !== null && rule.days.includes(rule.calendar === 'solar' ? partsOf(day).date : moon(day));

/** S8 Days of the rules between two days, both inclusive, with those somebody put on and without those called off. */
export function marketDays(rules: readonly DatedRule[], said: ReadonlyMap<Day, 'on' | 'off'>, from: Day, until: Day, moon: (day: Day) => number): { day: Day; on: boolean }[] {
  const out: { day: Day; on: boolean }[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) {
    const word = said.get(day);
    if (word || isSetDay(ruleOn(rules, day), day, moon)) out.push({ day, on: word !== 'off' });
  }
  return out;
}

/** A rota needs one who speaks a second language. */
export const rotaWarning = (rota: readonly { languages: readonly Language[] }[]): 'nobody' | 'one_language' | null => (rota.length === 0 ? 'nobody' : rota.some((s) => isBilingual(s.languages)) ? null : 'one_language');

export const languagesOf = (list: readonly string[]): Language[] => languages.filter((l) => list.includes(l));
export const wordsPlace = (b: { id: string; countyId: string }) => ({ table: 'market_bookings', column: 'words', row: b.id, county: b.countyId });

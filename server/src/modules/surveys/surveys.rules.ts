import { addDays, type Day } from '@guiyan/shared/domain/dates';
import { ageOf, childStage, mayReadChild, type Born } from '@guiyan/shared/domain/families';
import type { Hat } from '@guiyan/shared/domain/hats';
import { halfOf } from '@guiyan/shared/domain/members';
import { fieldsOf, takenOver, turned, weakTags, type Candidate, type SurveyDiff, type SurveyFacts, type SurveyField, type SurveyHow, type SurveyKind, type SurveyOutcome, type SurveyReason, type SurveyRules } from '@guiyan/shared/domain/surveys';

export type Origin = 'listed' | 'found' | 'before';

/** Both days in one half-year, and not over before it is opened. */
export const areDays = (opensOn: Day, closesOn: Day, today: Day): boolean => opensOn <= closesOn && halfOf(opensOn) === halfOf(closesOn) && closesOn >= today;
export const areAges = (r: SurveyRules): boolean => r.womanFrom < r.womanTo && r.childUnder < r.elderFrom && r.childUnder > 0;

export interface Compared { origin: Origin; hasBefore: boolean; wasIn: boolean; listReason: string; outcome: SurveyOutcome | null; fields: readonly SurveyField[] }
/** Against the last closed round; without one, whoever is still here and as the roster says makes no difference. */
export function diffOf(s: Compared): SurveyDiff | null {
  if (s.origin === 'before' || (s.outcome !== null && s.outcome !== 'here')) return 'left';
  if (s.origin === 'found' || (s.hasBefore && !s.wasIn)) return 'new';
  return s.fields.length || s.listReason === 'birthday_14' ? 'changed' : null;
}
export function reasonOf(s: Compared): SurveyReason | null {
  const diff = diffOf(s);
  if (diff === null) return null;
  if (diff === 'left' && s.origin !== 'before') return s.outcome as Exclude<SurveyOutcome, 'here'>;
  if (diff === 'changed') return s.listReason === 'birthday_14' ? 'birthday_14' : 'surveyed';
  return s.origin === 'found' ? 'found' : (s.listReason as SurveyReason);
}

/** What may be decided: the way that follows from what was found first, then to leave the roster as it is. */
export function choicesOf(s: { origin: Origin; kind: SurveyKind; personId: string | null; diff: SurveyDiff | null; outcome: SurveyOutcome | null; fields: readonly SurveyField[] }): SurveyHow[] {
  if (s.origin === 'before') return ['agree'];
  if (s.outcome === null) return ['keep'];
  if (s.diff === null) return [];
  if (s.outcome === 'with_parents' || s.outcome === 'died') return s.personId ? ['leave_family', 'keep'] : ['keep'];
  if (s.outcome !== 'here') return [...(s.kind === 'weak' ? [] : ['agree' as const]), ...(s.kind === 'weak' || s.kind === 'elder' ? ['end_tags' as const] : []), ...(s.outcome === 'unfit' && s.personId ? ['leave_family' as const] : []), 'keep'];
  if (s.origin === 'found' && !s.personId) return ['add', 'keep'];
  return s.fields.some((f) => takenOver(s.kind).includes(f)) ? ['facts', 'keep'] : ['agree', 'keep'];
}
export const endedTags = (kind: SurveyKind): readonly string[] => (kind === 'weak' ? weakTags : ['empty_nest']);

/** A blank was not asked and differs from nothing. What no earlier round told is compared with the roster, which has a place for a few facts only. */
export const differing = (kind: SurveyKind, now: SurveyFacts, before: SurveyFacts | null, roster: SurveyFacts): SurveyField[] =>
  (before ? fieldsOf(kind) : takenOver(kind)).filter((f) => {
    const value = now[f] ?? '';
    if (value === '') return false;
    // The roster knows of labour only whether there is none.
    if (!before && f === 'labour') return (value === 'none') !== (roster.labour === 'none');
    return value !== ((before ?? roster)[f] ?? '');
  });

export interface Round { opensOn: Day; rules: SurveyRules }
/** Why the roster lists somebody in a class it did not list him in then. */
export function whyNew(p: Candidate & { joinedOn: Day; awayFrom: Day | null }, kind: SurveyKind, before: Round, now: Round, hasLeft: boolean): SurveyReason {
  const since = before.opensOn;
  if (kind === 'elder' && turned(p, now.rules.elderFrom, since, now.opensOn)) return now.rules.elderFrom === 60 ? 'birthday_60' : 'birthday';
  if (kind === 'woman' && turned(p, now.rules.womanFrom, since, now.opensOn)) return 'birthday';
  if (hasLeft) return 'back_again';
  if (p.joinedOn > since) return 'registered';
  if (p.awayFrom !== null && p.awayFrom > since) return 'family_away';
  return JSON.stringify(before.rules) === JSON.stringify(now.rules) ? 'registered' : 'rules';
}
/** Why it lists him no more; `p` is null where he lives in no family of the place any more. */
export function whyGone(p: Candidate | null, kind: SurveyKind, before: Round, now: Round): SurveyReason {
  if (p === null) return 'left_family';
  if (kind === 'child' && turned(p, now.rules.childUnder, before.opensOn, now.opensOn)) return now.rules.childUnder === 16 ? 'birthday_16' : 'birthday';
  if (kind === 'woman' && turned(p, now.rules.womanTo + 1, before.opensOn, now.opensOn)) return now.rules.womanTo === 59 ? 'birthday_60' : 'birthday';
  if (kind === 'weak' && !p.weak) return 'tag_ended';
  return now.rules.families === 'away' && p.awayInFamily === 0 ? 'parents_back' : 'rules';
}
/** R7 From fourteen on the child itself is asked. */
export const turns14 = (p: Born, before: Round, now: Round): boolean => turned(p, 14, before.opensOn, now.opensOn);

/** Children, and whoever is younger than sixteen in another class, are guarded as their file is. */
export const isGuarded = (s: Born & { kind: string }, today: Day): boolean => {
  const age = ageOf(s, today);
  return (s.kind === 'child' || (age !== null && age < 16)) && childStage(s, today) !== 'closed';
};
export const mayReadFacts = (hat: Hat, guarded: boolean, consented: boolean): boolean => !guarded || mayReadChild(hat, consented);
export const mayAskConsent = (hat: Hat): boolean => hat === 'secretary' || hat === 'liaison';
export const isLate = (round: { openKey: string | null; closesOn: Day }, today: Day): boolean => round.openKey !== null && today >= addDays(round.closesOn, 1);

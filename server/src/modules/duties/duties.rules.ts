import { addDays, type Day } from '@guiyan/shared/domain/dates';
import { occasions } from '@guiyan/shared/domain/greetings';
import { dutyRules, dutySubjects, type DutyOwner, type DutyRuleCode, type DutySpec } from '@guiyan/shared/domain/duties';

/** A form of a rule with the days it holds on. */
export interface RuleSpan { id: string; code: string; turn: number; spec: DutySpec; fromDay: Day; untilDay: Day | null }
export const isStarting = (code: string): code is DutyRuleCode => code in dutyRules;

/** A form in force; `from`: the day the county set it for, null where it is the one everybody begins with. */
/** `rests`: the county does without the part it belongs to. */
export interface RuleOn { code: string; spec: DutySpec; from: Day | null; rests?: boolean }
/** The forms in force on a day, in a fixed order: the ones everybody begins with, then the county's own. */
export function specsOn(spans: readonly RuleSpan[], day: Day): RuleOn[] {
  const held = spans.filter((s) => s.fromDay <= day && (s.untilDay === null || s.untilDay > day));
  const codes = [...Object.keys(dutyRules), ...new Set(spans.map((s) => s.code).filter((c) => !isStarting(c)))];
  return codes.flatMap((code) => {
    const own = held.find((s) => s.code === code);
    const spec = own?.spec ?? (isStarting(code) ? (dutyRules[code] as unknown as DutySpec) : null);
    return spec ? [{ code, spec, from: own?.fromDay ?? null }] : [];
  });
}

const fits: Record<string, { subjects: readonly string[]; every?: string }> = {
  contact: { subjects: ['away', 'carrier', 'told'] }, visit: { subjects: ['paired', 'paired_child', 'pairing', 'child', 'elder', 'ill', 'village', 'unit', 'told'] }, report: { subjects: ['away'], every: 'quarter' },
  paper_check: { subjects: ['carrier'], every: 'year' }, survey: { subjects: ['township'], every: 'half' }, answer: { subjects: ['told'] }, greeting: { subjects: ['township'] }, meeting: { subjects: ['township', 'village'] }, hand: { subjects: dutySubjects },
};
const doers: Record<string, readonly DutyOwner[]> = {
  away: ['member', 'liaison', 'secretary', 'clerk'], carrier: ['member', 'liaison', 'secretary', 'clerk'], paired: ['helper', 'secretary', 'clerk'], paired_child: ['helper', 'secretary', 'clerk'], pairing: ['helper'], child: ['helper', 'secretary', 'clerk'], elder: ['helper', 'secretary', 'clerk'], ill: ['helper', 'secretary', 'clerk'],
  village: ['secretary', 'clerk'], unit: ['helper', 'clerk'], township: ['clerk'], told: ['helper', 'secretary', 'clerk', 'outpost', 'owner'],
};
/** What is wrong with a form: the field, or null. A duty that nothing could close, or nobody do, is none. */
export function faultOf(spec: DutySpec): 'evidence' | 'owner' | 'trigger' | 'subject' | 'lead' | null {
  const { trigger, subject, evidence, owner } = spec;
  if (trigger.kind === 'hand') return 'trigger';
  if ((trigger.kind === 'event' || trigger.kind === 'clock') !== (subject === 'told')) return 'subject';
  const fit = fits[evidence]!;
  if (!fit.subjects.includes(subject)) return 'evidence';
  if (fit.every && !(trigger.kind === 'period' && trigger.every === fit.every)) return 'trigger';
  // A card is sent for a feast of its own.
  if (evidence === 'greeting' && !(trigger.kind === 'feast' && trigger.feasts.every((f) => (occasions as readonly string[]).includes(f)))) return 'trigger';
  if (!doers[subject]!.includes(owner)) return 'owner';
  // A clock stops with an answer; whoever took the matter owes its result, and nobody has yet what nobody took.
  if ((owner === 'owner') !== (trigger.kind === 'clock' && trigger.clock === 'whole')) return 'owner';
  if (trigger.kind === 'clock') return evidence !== 'answer' ? 'evidence' : owner === 'helper' || owner === 'outpost' ? 'owner' : null;
  // The outpost answers who reports to it and nothing else.
  if (trigger.kind === 'event') {
    const arrivals = trigger.events.includes('arrival');
    if (arrivals && trigger.events.length > 1) return 'trigger';
    if (arrivals !== (owner === 'outpost')) return 'owner';
    if ((evidence === 'answer') !== (arrivals || trigger.events.includes('request') || trigger.events.includes('report') || trigger.events.includes('bad_rating'))) return 'evidence';
  }
  if (spec.lead === null && (trigger.kind === 'feast' || trigger.kind === 'window')) return 'lead';
  return null;
}

/** Who is told when a duty's time has passed. */
export const nextOffice = (hat: string): 'liaison' | 'secretary' | 'clerk' | 'county' =>
  hat === 'member' ? 'liaison' : hat === 'liaison' || hat === 'helper' ? 'secretary' : hat === 'secretary' ? 'clerk' : 'county';

/** It counts as missed on this day, whether the run that writes it down has come or not. */
export const hasLapsed = (spec: Pick<DutySpec, 'lapse'>, duty: { dueOn: Day }, today: Day): boolean => spec.lapse !== null && duty.dueOn < addDays(today, -spec.lapse);

/** A period’s key that is an event’s id. */
export const isOfEvent = (period: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(period);

interface Chosen { id: string; ruleCode: string; subjectId: string; period: string; opensOn: Day; dueOn: Day; state: string }
/**
 * Which duties a fact of a day closes: every one whose days hold it, also one that was missed meanwhile, for a phone may be late; of events all that are open.
 * A fact past the due day closes the newest duty of a rule and subject that is still open, unless `isOver` says that it comes too late for it:
 * the rule is due again, or the duty counts as missed, whether the run that writes it down has come or not.
 */
export function closedBy<T extends Chosen>(list: readonly T[], day: Day, isOver: (duty: T) => boolean): T[] {
  const out: T[] = [];
  const newest = new Map<string, T>();
  for (const d of list) {
    if (d.opensOn > day) continue;
    if (isOfEvent(d.period)) { if (d.state === 'open') out.push(d); continue; }
    if (d.dueOn >= day && d.state !== 'done') out.push(d);
    const key = `${d.ruleCode}|${d.subjectId}`;
    const other = newest.get(key);
    if (!other || d.opensOn > other.opensOn) newest.set(key, d);
  }
  return [...out, ...[...newest.values()].filter((d) => d.dueOn < day && d.state === 'open' && !isOver(d))];
}

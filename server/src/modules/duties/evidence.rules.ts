import type { DutyEvidence, DutySubject } from '@guiyan/shared/domain/duties';
import { helpWindows } from './occurrences.rules';

/** SQL that ties a duty `d` to what proves it, wherever that is entered: a fact inside its days, or of its period. */
export interface Proof { join: string; id: string; day: string }
const inside = (column: string): string => `${column} >= d.opens_on and ${column} <= d.due_on`;
const proofs: Partial<Record<DutyEvidence, Proof>> = {
  contact: { join: `contact_logs c on c.member_id = d.subject_id and ${inside('c.on_day')}`, id: 'c.id', day: 'c.on_day' },
  // What a stranger's name on paper tells of settles nothing that a helper owes.
  visit: { join: `visits t on t.family_id = d.subject_id and t.helper_id is not null and ${inside('t.on_day')}`, id: 't.id', day: 't.on_day' },
  // What was given back is owed again.
  report: { join: `reports r on r.person_id = d.person_id and r.quarter = d.period and r.status <> 'returned'`, id: 'r.id', day: 'd.opens_on' },
  paper_check: { join: 'papers k on k.member_id = d.subject_id join paper_checks y on y.paper_id = k.id and cast(y.year as char) = d.period', id: 'y.id', day: 'y.on_day' },
  survey: { join: 'survey_rounds s on s.township_id = d.subject_id and s.half = d.period and s.closed_on is not null', id: 's.id', day: 's.closed_on' },
  greeting: { join: 'greeting_batches b on b.township_id = d.subject_id and b.period = d.period', id: 'b.id', day: 'b.sent_on' },
  meeting: { join: `meetings g on coalesce(g.village_id, g.township_id) = d.subject_id and g.kind = 'tea_party' and g.state = 'held' and ${inside('g.held_on')}`, id: 'g.id', day: 'g.held_on' },
};
/** A village’s visits are those in it; a unit’s are those of its contact persons to the families paired with it; a pairing’s are its helper’s; somebody at home is visited with the family. */
const atHome = `visits t on t.family_id = d.family_id and t.helper_id is not null and ${inside('t.on_day')}`;
const visitsOf: Partial<Record<DutySubject, string>> = {
  child: atHome, elder: atHome, pairing: `pairings g on g.id = d.subject_id join visits t on t.family_id = g.family_id and t.helper_id = g.helper_id and ${inside('t.on_day')}`,
  village: `visits t on t.village_id = d.subject_id and t.helper_id is not null and ${inside('t.on_day')}`,
  unit: `pairings g on g.unit_id = d.subject_id join visits t on t.family_id = g.family_id and t.helper_id = g.helper_id and g.from_day <= t.on_day and (g.until_day is null or g.until_day >= t.on_day) and ${inside('t.on_day')}`,
};
/** H9 In the harvest and flood windows a day of help is a visit too. */
const help: Proof = { join: `helpdays t on t.family_id = d.subject_id and t.state = 'done' and (${helpWindows.map((w) => `d.period like '${w}@%'`).join(' or ')}) and ${inside('t.on_day')}`, id: 't.id', day: 't.on_day' };
/** None where only an answer or somebody’s word proves it. */
export function proofsOf(evidence: DutyEvidence, subject: DutySubject): Proof[] {
  const proof = proofs[evidence];
  if (!proof) return [];
  const orgs = evidence === 'visit' ? visitsOf[subject] : undefined;
  return orgs ? [{ ...proof, join: orgs }] : evidence === 'visit' ? [proof, help] : [proof];
}

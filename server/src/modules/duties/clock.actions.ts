import { shanghaiDay } from '@guiyan/shared/domain/dates';
import type { DutyClock, DutySpec } from '@guiyan/shared/domain/duties';
import { swap } from '../../platform/db/change';
import { putNew } from '../../platform/db/insert';
import { among, row, rows, sql } from '../../platform/db/sql';
import { record, type Op } from '../../platform/op';
import { sameIds } from '../people';
import { end, stepRow } from './closing.actions';
import { DutyRow, DutyStepRow } from './duties.entity';
import { endOf } from './occurrences.rules';
import { newDuty, ownerOf, type Due } from './opening';
import { ruleSetOn } from './ruleset.queries';

interface Timed { id: string; countyId: string; townshipId: string | null; villageId: string | null; familyId: string | null; status: string; clock: string | null; amberOn: string | null; dueOn: string | null; submittedAt: number; clockAt: number | null; ownerHat: string | null; ownerPersonId: string | null; outpostId: string | null }
type Held = Pick<DutyRow, 'assigneeId' | 'assigneeHat' | 'assigneeOrgId'>;

/** S4 The duties of a matter's clocks, made to say what the matter says: open while one runs, put off while papers are awaited, done when it stopped. Asked again it changes nothing. */
export async function alignClock(op: Op, requestId: string): Promise<void> {
  const r = await row<Timed>(op.db, sql('select r.id, r.county_id, r.township_id, r.village_id, coalesce(f.survivor_id, f.id) as family_id, r.status, r.clock, r.amber_on, r.due_on, r.submitted_at, r.clock_at, r.owner_hat, r.owner_person_id, r.outpost_id from requests r left join families f on f.id = r.family_id where r.id = ?', requestId));
  if (!r) return;
  // Of somebody the roster does not know it is the place's.
  const subjectId = r.familyId ?? r.villageId ?? r.townshipId ?? r.countyId;
  const same = r.familyId ? await sameIds(op.db, r.familyId) : [subjectId];
  for (const { code, spec } of await ruleSetOn(op, r.countyId, op.today)) {
    if (spec.trigger.kind !== 'clock') continue;
    const about = among('d.subject_id', same);
    const known = (await rows<DutyRow>(op.db, sql(`select d.* from duties d where d.rule_code = ? and d.period = ? and ${about.text}`, code, r.id, ...about.params)))[0];
    const due = spec.on && r.clock === spec.trigger.clock ? dueOf(r, spec, spec.trigger.clock) : null;
    if (!due) { if (known?.state === 'open') await stop(op, r, known); continue; }
    const owner = holderOf(spec, r);
    if (!known) await putNew(op.db, DutyRow, [{ ...newDuty(op, r.countyId, code, spec, { subjectId, personId: null, familyId: r.familyId, townshipId: r.townshipId, villageId: r.villageId, since: due.opensOn, knownAt: op.now, ownerId: null }, due), ...owner }]);
    else await run(op, known, due, owner);
  }
}
function dueOf(r: Timed, spec: DutySpec, clock: DutyClock): Due | null {
  if (!r.dueOn) return null;
  const began = shanghaiDay(Number(clock === 'first' ? r.submittedAt : r.clockAt ?? r.submittedAt));
  return { period: r.id, opensOn: spec.lead === null ? began : r.amberOn ?? began, dueOn: r.dueOn, dueAt: endOf(r.dueOn) };
}
/** Who took it, by name where he is one; else whoever wears his hat over its place. */
function holderOf(spec: DutySpec, r: Timed): Held {
  if (spec.owner !== 'owner') return ownerOf(spec.owner, { ownerId: null, villageId: r.villageId });
  if (r.ownerHat === 'liaison' && r.ownerPersonId) return { assigneeId: r.ownerPersonId, assigneeHat: 'liaison', assigneeOrgId: null };
  if (r.ownerHat === 'outpost' && r.outpostId) return { assigneeId: null, assigneeHat: 'outpost', assigneeOrgId: r.outpostId };
  return ownerOf(r.ownerHat === 'secretary' ? 'secretary' : 'clerk', { ownerId: null, villageId: r.villageId });
}
/** Runs, or runs again: with its days, and with whoever owns the matter now. */
async function run(op: Op, d: DutyRow, { opensOn, dueOn, dueAt }: Due, owner: Held): Promise<void> {
  const moved = d.assigneeId !== owner.assigneeId || d.assigneeHat !== owner.assigneeHat || d.assigneeOrgId !== owner.assigneeOrgId;
  const again = d.state !== 'open';
  if (!again && !moved && d.dueOn === dueOn && d.opensOn === opensOn) return;
  const fresh = again ? { doneOn: null, endedAt: null, evidenceId: null } : {};
  // What was told to the next office stays told: passing a matter on stops no clock.
  const told = again && dueOn !== d.dueOn ? { escalatedHat: null, escalatedId: null } : {};
  if (!(await swap(op.db, DutyRow, { id: d.id, state: d.state }, { state: 'open', opensOn, dueOn, dueAt, ...owner, ...fresh, ...told }))) return;
  if (again) await op.db.insert(DutyStepRow, stepRow(op, d.countyId, d.id, 'reopened'));
  else if (moved) await op.db.insert(DutyStepRow, stepRow(op, d.countyId, d.id, 'owner', '', d.assigneeId));
}
async function stop(op: Op, r: Timed, d: DutyRow): Promise<void> {
  const paused = r.clock === 'paused';
  const how = paused || r.status === 'withdrawn' ? 'cancelled' : 'done';
  if (await end(op, d, how, paused ? 'paused' : how === 'done' ? 'done' : 'taken_back', how === 'done' ? { doneOn: op.today, evidenceId: r.id } : {})) await record(op, 'duties.ended', { dutyIds: [d.id], how: paused ? 'paused' : how }, { countyId: d.countyId, townshipId: d.townshipId });
}

import { visitKinds } from '@guiyan/shared/domain/happenings';
import { row, sql } from '../../platform/db/sql';
import type { Listeners } from '../../platform/events';
import type { Op } from '../../platform/op';
import { sameIds } from '../people';
import { callOff, disprove, follow, prove, type Fact } from './closing.actions';
import { aboutFamily, aboutMember, familiesPaired, memberIdsOf } from './about.queries';
import { helpWindows } from './occurrences.rules';
import { openForEvent } from './telling.actions';

/** M5 Facts close what they prove, and things that happen make something due, all in the transaction that wrote them. */
export function listen(listeners: Listeners): void {
  listeners.on('contact.logged', async (op, { payload }) => {
    const log = await row<{ personId: string; onDay: string }>(op.db, sql('select person_id, on_day from contact_logs where id = ?', payload.contactId));
    if (log) await prove(op, { evidence: 'contact', subjectIds: await memberIdsOf(op, log.personId), day: log.onDay, id: payload.contactId });
  });
  listeners.on('visit.recorded', async (op, { payload }) => {
    const visit = await row<{ onDay: string }>(op.db, sql('select on_day from visits where id = ?', payload.visitId));
    if (visit) await prove(op, { evidence: 'visit', subjectIds: await sameIds(op.db, payload.familyId), day: visit.onDay, id: payload.visitId });
  });
  // H9 Who helped in the fields has been there: what the farm and flood windows made due is done.
  listeners.on('helpday.recorded', async (op, { payload }) => {
    const day = await row<{ onDay: string }>(op.db, sql('select on_day from helpdays where id = ?', payload.helpdayId));
    if (day) await prove(op, { evidence: 'visit', subjectIds: await sameIds(op.db, payload.familyId), day: day.onDay, id: payload.helpdayId, windows: helpWindows });
  });
  listeners.on('helpday.called_off', async (op, { payload }) => disprove(op, await sameIds(op.db, payload.familyId), payload.helpdayId));
  listeners.on('report.handed_in', async (op, { payload }) => prove(op, { evidence: 'report', subjectIds: await memberIdsOf(op, payload.personId), day: op.today, id: payload.reportId, period: payload.quarter }));
  listeners.on('report.returned', async (op, { payload }) => disprove(op, await memberIdsOf(op, payload.personId), payload.reportId));
  listeners.on('paper.checked', async (op, { payload }) => prove(op, { evidence: 'paper_check', subjectIds: await memberIdsOf(op, payload.personId), day: op.today, id: payload.paperId, period: String(payload.year) }));
  listeners.on('survey.closed', async (op, { payload }) => {
    const round = await row<{ townshipId: string }>(op.db, sql('select township_id from survey_rounds where id = ?', payload.roundId));
    if (round) await prove(op, { evidence: 'survey', subjectIds: [round.townshipId], day: op.today, id: payload.roundId, period: payload.half });
  });

  // Whoever looks after them now does what is open; what is about nobody any more falls away.
  listeners.on('liaison.appointed', (op, { payload }) => followAll(op, payload.memberIds));
  listeners.on('liaison.ended', (op, { payload }) => followAll(op, [payload.memberId]));
  listeners.on('outflow.closed', (op, { payload }) => followAll(op, [payload.memberId]));
  listeners.on('member.transferred', (op, { payload }) => followAll(op, [payload.memberId]));
  listeners.on('pairing.ended', async (op, { payload }) => followAll(op, await sameIds(op.db, payload.familyId)));
  listeners.on('pairing.made', async (op, { payload }) => followAll(op, await familiesPaired(op, payload.pairingIds)));

  listeners.on('arrival.reported', async (op, { payload, at }) => {
    const about = await aboutMember(op, payload.personId);
    if (about) await openForEvent(op, { event: 'arrival', eventId: payload.arrivalId, countyId: about.countyId, at, about: { ...about, ownerId: payload.hostOrgId } });
  });
  for (const name of ['arrival.accepted', 'arrival.returned', 'arrival.withdrawn'] as const)
    listeners.on(name, async (op, { payload }) => prove(op, answer(await memberIdsOf(op, payload.personId), payload.arrivalId, op.today)));
  // H8 四必访; what asks for no visit opens nothing.
  listeners.on('happening.told', async (op, { payload, at }) => {
    const event = visitKinds.find((k) => k === payload.kind);
    const about = event ? await aboutFamily(op, payload.familyId) : null;
    if (event && about) await openForEvent(op, { event, eventId: payload.happeningId, countyId: about.countyId, at, about });
  });
  listeners.on('happening.taken_back', async (op, { payload }) => callOff(op, await sameIds(op.db, payload.familyId), payload.happeningId));
  listeners.on('request.submitted', async (op, { payload, at }) => {
    const about = await aboutFamily(op, payload.familyId);
    if (about) await openForEvent(op, { event: 'request', eventId: payload.requestId, countyId: about.countyId, at, about: { ...about, ownerId: null } });
  });
  for (const name of ['request.taken', 'request.answered', 'request.closed', 'request.withdrawn'] as const)
    listeners.on(name, async (op, { payload }) => prove(op, answer(await sameIds(op.db, payload.familyId), payload.requestId, op.today)));
}

/** They lie in one county: whoever changes them acts in it. */
async function followAll(op: Op, subjectIds: readonly string[]): Promise<void> {
  if (op.actor?.countyId) await follow(op, op.actor.countyId, subjectIds);
}
/** What waited for an answer has one; a duty of an event has the event’s id for its period. */
const answer = (subjectIds: readonly string[], eventId: string, day: string): Fact => ({ evidence: 'answer', subjectIds, day, id: eventId, period: eventId });

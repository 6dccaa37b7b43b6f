import { visitKinds } from '@guiyan/shared/domain/happenings';
import { row, rows, sql } from '../../platform/db/sql';
import type { Listeners } from '../../platform/events';
import type { Op } from '../../platform/op';
import { findItem, findMeeting, tieItem } from '../meetings';
import { sameIds } from '../people';
import { callOff, disprove, follow, passOn, prove, type Fact } from './closing.actions';
import { give } from './duties.actions';
import { alignClock } from './clock.actions';
import { aboutFamily, aboutMember, atHomeOf, familiesPaired, memberIdsOf, pairedVisiting } from './about.queries';
import { helpWindows } from './occurrences.rules';
import { openForEvent } from './telling.actions';

/** M5 Facts close what they prove, and things that happen make something due, all in the transaction that wrote them. */
export function listen(listeners: Listeners): void {
  listeners.on('contact.logged', async (op, { payload }) => {
    const log = await row<{ personId: string; onDay: string }>(op.db, sql('select person_id, on_day from contact_logs where id = ?', payload.contactId));
    if (log) await prove(op, { evidence: 'contact', subjectIds: await memberIdsOf(op, log.personId), day: log.onDay, id: payload.contactId });
  });
  listeners.on('visit.recorded', async (op, { payload }) => {
    const visit = await row<{ onDay: string; villageId: string | null }>(op.db, sql('select on_day, village_id from visits where id = ?', payload.visitId));
    if (!visit) return;
    // H6 It counts for the family and those at home, for its village, for the pairing of who went, and for his unit.
    const family = await sameIds(op.db, payload.familyId);
    await prove(op, { evidence: 'visit', subjectIds: [...new Set([...family, ...(await atHomeOf(op, family, visit.onDay)), ...(visit.villageId ? [visit.villageId] : []), ...(await pairedVisiting(op, payload.familyId, payload.helperId, visit.onDay))])], day: visit.onDay, id: payload.visitId });
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

  listeners.on('greetings.sent', async (op, { payload }) => {
    const { townshipId } = op.actor ?? {};
    if (townshipId) await prove(op, { evidence: 'greeting', subjectIds: [townshipId], day: op.today, id: payload.batchId, period: payload.period });
  });
  listeners.on('meeting.held', async (op, { payload }) => {
    const g = payload.kind === 'tea_party' ? await findMeeting(op, payload.meetingId) : null;
    const at = g && (g.villageId ?? g.townshipId);
    if (at && g.heldOn) await prove(op, { evidence: 'meeting', subjectIds: [at], day: g.heldOn, id: g.id });
  });
  // M4 What a meeting asked for is given by hand, to the office it was meant for.
  listeners.on('meeting.followed_up', async (op, { payload }) => {
    const item = await findItem(op, payload.itemId);
    const about = item && (item.villageId ?? item.townshipId);
    if (!item || !about) return;
    const duty = await give(op, { title: item.title, words: item.words, dueOn: item.dueOn, about: { kind: 'org', id: about }, to: { kind: 'office', hat: item.hat === 'secretary' ? 'secretary' : 'clerk' } });
    await tieItem(op, item.id, duty.id);
  });

  // Whoever looks after them now does what is open; what is about nobody any more falls away.
  listeners.on('liaison.appointed', (op, { payload }) => followAll(op, payload.memberIds));
  listeners.on('liaison.ended', (op, { payload }) => followAll(op, [payload.memberId]));
  listeners.on('outflow.closed', (op, { payload }) => followAll(op, [payload.memberId]));
  listeners.on('member.transferred', (op, { payload }) => followAll(op, [payload.memberId]));
  listeners.on('pairing.ended', async (op, { payload }) => followHome(op, await sameIds(op.db, payload.familyId), [payload.pairingId]));
  listeners.on('pairing.made', async (op, { payload }) => followHome(op, await familiesPaired(op, payload.pairingIds)));

  // X15 H16 What was given to him by name does not stay with somebody who is gone.
  listeners.on('cadre.handed_over', (op, { payload }) => (payload.toPersonId ? passOn(op, payload.people, payload.toPersonId) : Promise.resolve()));

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
  listeners.on('happening.taken_back', async (op, { payload }) => {
    const family = await sameIds(op.db, payload.familyId);
    await callOff(op, family, payload.happeningId);
    await followAll(op, family);
  });
  // H7 Nobody is visited for an illness that is over.
  listeners.on('happening.over', async (op, { payload }) => followAll(op, await sameIds(op.db, payload.familyId)));
  listeners.on('request.submitted', async (op, { payload, at }) => {
    const about = payload.familyId && (await aboutFamily(op, payload.familyId));
    if (about) await openForEvent(op, { event: 'request', eventId: payload.requestId, countyId: about.countyId, at, about: { ...about, ownerId: null } });
  });
  // F7 A bad grade is called back about, and only the call closes it.
  listeners.on('call_back.opened', async (op, { payload, at }) => {
    const about = await aboutFamily(op, payload.familyId);
    if (about) await openForEvent(op, { event: 'bad_rating', eventId: payload.callBackId, countyId: about.countyId, at, about: { ...about, ownerId: null } });
  });
  listeners.on('call_back.closed', async (op, { payload }) => prove(op, answer(await sameIds(op.db, payload.familyId), payload.callBackId, op.today)));
  listeners.on('report.handed_in', async (op, { payload, at }) => {
    const about = await aboutMember(op, payload.personId);
    // A later text takes the place of one nobody has answered.
    for (const turn of await rows<{ id: string }>(op.db, sql(`select id from report_turns where report_id = ? and what = 'handed_in' and id <> ?`, payload.reportId, payload.turnId))) await callOff(op, await memberIdsOf(op, payload.personId), turn.id);
    if (about) await openForEvent(op, { event: 'report', eventId: payload.turnId, countyId: about.countyId, at, about: { ...about, ownerId: null } });
  });
  for (const name of ['report.accepted', 'report.returned'] as const)
    listeners.on(name, async (op, { payload }) => { for (const turnId of payload.turnIds) await prove(op, { ...answer(await memberIdsOf(op, payload.personId), turnId, op.today), id: payload.reportId }); });
  // S4 Every step of a matter, and the duties of its clocks follow.
  for (const name of ['request.submitted', 'request.taken', 'request.moved', 'request.answered', 'request.confirmed', 'request.reopened', 'request.closed', 'request.handed', 'request.withdrawn'] as const)
    listeners.on(name, (op, { payload }) => alignClock(op, payload.requestId));
  // A rule of a county's own that waits for the event.
  for (const name of ['request.taken', 'request.answered', 'request.closed', 'request.withdrawn'] as const)
    listeners.on(name, async (op, { payload }) => { if (payload.familyId) await proveEvent(op, payload.familyId, payload.requestId); });
}

/** A duty of a clock is the clock's to end. */
async function proveEvent(op: Op, familyId: string, requestId: string): Promise<void> {
  const codes = (await row<{ n: number }>(op.db, sql(`select count(*) as n from duties where period = ? and rule_code not in ('request', 'request_work')`, requestId)))?.n;
  if (Number(codes)) await prove(op, { ...answer(await sameIds(op.db, familyId), requestId, op.today), notClocks: true });
}
/** Families with those at home. */
const followHome = async (op: Op, families: readonly string[], more: readonly string[] = []): Promise<void> => followAll(op, [...families, ...(await atHomeOf(op, families, op.today)), ...more]);
/** They lie in one county: whoever changes them acts in it. */
async function followAll(op: Op, subjectIds: readonly string[]): Promise<void> {
  if (op.actor?.countyId) await follow(op, op.actor.countyId, subjectIds);
}
/** What waited for an answer has one; a duty of an event has the event’s id for its period. */
const answer = (subjectIds: readonly string[], eventId: string, day: string): Fact => ({ evidence: 'answer', subjectIds, day, id: eventId, period: eventId });

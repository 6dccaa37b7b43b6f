import { happeningKinds, happeningWords, isHard } from '@guiyan/shared/domain/happenings';
import { conflict, ensure } from '../../platform/errors';
import type { Listeners } from '../../platform/events';
import { wearer } from '../../platform/op';
import { CheckinRow, tieRequest } from '../checkins';
import { familyName, makeFamilyOf } from '../families';
import { findHappening, wordsPlace } from '../happenings';
import { ContactLog } from '../members';
import { findVisit, tieVisitRequest } from '../pairings';
import { findPerson } from '../people';
import { openFrom, withdrawFrom } from './requests.actions';

export function listen(listeners: Listeners): void {
  // C7 “Need help” becomes a matter with an owner and an answer at once.
  listeners.on('checkin.sent', async (op, { payload }) => {
    if (payload.kind !== 'help') return;
    const checkin = await op.db.findOneBy(CheckinRow, { id: payload.checkinId });
    // Nobody would be asked to act: better said aloud than kept as an unheard cry.
    ensure(checkin && payload.familyId, conflict('requests.no_family'));
    const requestId = await openFrom(op, { familyId: payload.familyId, personId: payload.personId, askerId: op.actor?.personId ?? null, askerName: checkin.byName, source: 'checkin', sourceId: checkin.id, text: checkin.line });
    await tieRequest(op, checkin.id, requestId);
  });
  // X11 So does one told by phone: he who wrote it down stands beside the name of who needs it.
  listeners.on('checkin.taken_down', async (op, { payload }) => {
    const checkin = payload.kind === 'help' ? await op.db.findOneBy(CheckinRow, { id: payload.checkinId }) : null;
    if (!checkin || !payload.familyId) return;
    const { personId: id } = wearer(op);
    const requestId = await openFrom(op, { familyId: payload.familyId, personId: payload.personId, askerId: payload.personId, askerName: checkin.byName, source: 'checkin', sourceId: checkin.id, text: checkin.line, behalf: true, agent: { id, name: checkin.agentName ?? '', mandateId: null } });
    await tieRequest(op, checkin.id, requestId);
  });
  listeners.on('checkin.undone', (op, { payload }) => withdrawFrom(op, 'checkin', payload.checkinId));
  // H5 A difficulty found in the yard becomes a matter of its own; the family says when it is done.
  listeners.on('visit.recorded', async (op, { payload }) => {
    const visit = payload.trouble ? await findVisit(op, payload.visitId) : null;
    if (!visit) return;
    const requestId = await openFrom(op, { familyId: visit.familyId, personId: null, askerId: null, askerName: familyName(visit.headName), source: 'visit', sourceId: visit.id, text: visit.difficulty || visit.words });
    await tieVisitRequest(op, visit.id, requestId);
  });
  // S11 P5 So does one told as a happening: the visit that is due for it is one thing, that it is solved another.
  listeners.on('happening.told', async (op, { payload }) => {
    const told = isHard(payload.kind) ? await findHappening(op, payload.happeningId) : null;
    if (!told) return;
    const { hat, personId, name } = wearer(op);
    const atHome = hat === 'member' || hat === 'family';
    const words = op.services.keys.open(told.wordsCt, wordsPlace(told));
    await openFrom(op, { familyId: told.familyId, personId: hat === 'member' ? personId : null, askerId: atHome ? personId : null, askerName: atHome ? name : familyName(told.headName), source: 'happened', sourceId: told.id, text: [happeningWords[happeningKinds.find((k) => k === payload.kind)!], words].filter(Boolean).join('：') });
  });
  listeners.on('happening.taken_back', (op, { payload }) => withdrawFrom(op, 'happened', payload.happeningId));
  listeners.on('happening.over', (op, { payload }) => withdrawFrom(op, 'happened', payload.happeningId));
  // M1 N5 So does one the member himself told; he says when it is done.
  listeners.on('contact.logged', async (op, { payload }) => {
    const log = payload.difficulty ? await op.db.findOneBy(ContactLog, { id: payload.contactId }) : null;
    const person = log && (await findPerson(op, log.personId));
    if (!log || !person) return;
    const familyId = person.familyId ?? (await makeFamilyOf(op, person.id));
    await openFrom(op, { familyId, personId: person.id, askerId: person.id, askerName: person.name, source: 'contact', sourceId: log.id, text: log.difficulty });
  });
}

import type { Output, Parsed } from '@guiyan/shared/contract';
import { shanghaiDay } from '@guiyan/shared/domain/dates';
import { maskPhone } from '@guiyan/shared/domain/phone';
import { itemLabel, requestSources, requestStates, requestSteps } from '@guiyan/shared/domain/requests';
import { wearer, type Op } from '../../platform/op';
import { voiceOf } from '../checkins';
import { familyName } from '../families';
import { findMandate, mandateState } from '../mandates';
import { clocksOf } from './clock.queries';
import { colourOf } from './clock.rules';
import { placeOf } from './requests.actions';
import { getRequest, listSuccessors, stepsOf, type RequestLine } from './requests.queries';
import { depthOf, verbsOf } from './requests.rules';

type Row = Output<'requests.list'>['rows'][number];
type StepView = Output<'requests.get'>['steps'][number];
/** Whom the roster does not know is called as the paper writes him. */
export const askerOf = (op: Op, r: { id: string; countyId: string; askerName: string; askerCt: string | null }): string => (r.askerCt ? op.services.keys.open(r.askerCt, placeOf('asker', r)) : r.askerName);

/** As it was called when it began. */
export const itemNameOf = (r: { item: string; itemName: string | null }): string => r.itemName ?? itemLabel(r.item);

export const presentLine = (op: Op, r: RequestLine): Row => {
  const depth = depthOf(r, wearer(op));
  const host = depth === 'host';
  const phone = host ? null : r.phoneCt ? op.services.keys.open(r.phoneCt, placeOf('asker_phone', r)) : r.rosterPhoneCt && r.phoneOfId ? op.services.keys.open(r.rosterPhoneCt, { table: 'people', column: 'phone', row: r.phoneOfId, county: r.countyId }) : null;
  return {
    id: r.id, item: r.item, itemLabel: itemNameOf(r), source: requestSources.find((s) => s === r.source) ?? 'request', status: requestStates.find((s) => s === r.status) ?? 'submitted',
    // What a visit found is asked for the family, which is called as the reader may know it (X9).
    asker: r.source === 'visit' || (r.source === 'happened' && r.askerId === null) ? familyName(r.headName ?? '') : askerOf(op, r), family: r.headName === null ? '' : familyName(r.headName), village: r.village ?? '', text: host ? '' : op.services.keys.open(r.text, placeOf('text', r)), takenBy: r.takenBy || (r.source === 'paper' && r.status !== 'submitted') ? r.takenByName || null : null, submittedAt: r.submittedAt, submittedOn: shanghaiDay(r.submittedAt),
    answer: r.answer && !host ? op.services.keys.open(r.answer, placeOf('answer', r)) : null, phone: phone && maskPhone(phone), agent: r.agentName, passing: depth === 'office' ? r.passToName : null, colour: colourNow(r, op.today), dueOn: r.dueOn, outcome: r.outcome === 'ended' || r.outcome === 'done' ? r.outcome : null, rating: r.rating === null ? null : Number(r.rating), can: host ? [] : verbsOf(r, wearer(op)),
  };
};

/** What the running clock shows today, from the days written down when it was last settled. */
const colourNow = (r: RequestLine, today: string): Row['colour'] => (r.clock === null ? null : r.clock === 'paused' ? 'paused' : colourOf({ dueOn: r.dueOn, amberOn: r.amberOn, stoppedOn: null }, today));

export async function presentRequest(op: Op, r: RequestLine): Promise<Output<'requests.get'>> {
  const depth = depthOf(r, wearer(op));
  const line = presentLine(op, r);
  const steps = (await stepsOf(op, r.id)).filter((s) => depth === 'office' || !s.officeOnly);
  const { first, whole } = await clocksOf(op, r);
  const mandate = r.mandateId ? await findMandate(op, r.mandateId) : null;
  return {
    ...line, photoIds: depth === 'host' ? [] : r.photoIds, first, whole, firstTaker: r.firstByName,
    mandate: mandate && { id: mandate.id, agent: mandate.agent ?? r.agentName ?? '', until: mandate.untilDay, state: mandateState(mandate, op.today) }, voiceId: depth !== 'host' && r.source === 'checkin' && r.sourceId ? await voiceOf(op, r.sourceId) : null,
    steps: steps.map((s): StepView => {
      const words = depth === 'host' || (depth === 'asker' && s.what === 'attempt') ? '' : op.services.keys.open(s.words, placeOf('words', s));
      return { at: Number(s.at), on: shanghaiDay(Number(s.at)), what: requestSteps.find((n) => n === s.what) ?? 'submitted', by: s.byName, forWhom: s.behalf ? line.asker : '', words };
    }),
  };
}
export async function presentSuccessors(op: Op, { id }: Parsed<'requests.successors'>): Promise<Output<'requests.successors'>> {
  const r = await getRequest(op, id);
  return { rows: (await listSuccessors(op, r)).filter((s) => s.userId !== r.takenBy).map(({ userId, name, hat, place }) => ({ userId, name, hat, place })) };
}

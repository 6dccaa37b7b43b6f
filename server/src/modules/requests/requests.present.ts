import type { Output } from '@guiyan/shared/contract';
import { shanghaiDay } from '@guiyan/shared/domain/dates';
import { maskPhone } from '@guiyan/shared/domain/phone';
import { itemLabel, requestSources, requestStates } from '@guiyan/shared/domain/requests';
import { wearer, type Op } from '../../platform/op';
import { voiceOf } from '../checkins';
import { familyName } from '../families';
import { placeOf } from './requests.actions';
import { stepsOf, type RequestLine } from './requests.queries';
import { verbsOf } from './requests.rules';

type Row = Output<'requests.list'>['rows'][number];
type StepView = Output<'requests.get'>['steps'][number];
const stepNames: readonly StepView['what'][] = ['submitted', 'taken', 'answered', 'confirmed', 'reopened', 'attempt', 'closed', 'withdrawn', 'handed'];

/** Whom the roster does not know is called as the paper writes him. */
export const askerOf = (op: Op, r: { id: string; countyId: string; askerName: string; askerCt: string | null }): string => (r.askerCt ? op.services.keys.open(r.askerCt, placeOf('asker', r)) : r.askerName);

/** As it was called when it began. */
export const itemNameOf = (r: { item: string; itemName: string | null }): string => r.itemName ?? itemLabel(r.item);

export const presentLine = (op: Op, r: RequestLine): Row => {
  const phone = r.phoneCt ? op.services.keys.open(r.phoneCt, placeOf('asker_phone', r)) : r.rosterPhoneCt && r.phoneOfId ? op.services.keys.open(r.rosterPhoneCt, { table: 'people', column: 'phone', row: r.phoneOfId, county: r.countyId }) : null;
  return {
    id: r.id, item: r.item, itemLabel: itemNameOf(r), source: requestSources.find((s) => s === r.source) ?? 'request', status: requestStates.find((s) => s === r.status) ?? 'submitted',
    // What a visit found is asked for the family, which is called as the reader may know it (X9).
    asker: r.source === 'visit' ? familyName(r.headName ?? '') : askerOf(op, r), family: r.headName === null ? '' : familyName(r.headName), village: r.village ?? '', text: op.services.keys.open(r.text, placeOf('text', r)), takenBy: r.takenBy || (r.source === 'paper' && r.status !== 'submitted') ? r.takenByName || null : null, submittedAt: r.submittedAt, submittedOn: shanghaiDay(r.submittedAt),
    answer: r.answer ? op.services.keys.open(r.answer, placeOf('answer', r)) : null, phone: phone && maskPhone(phone), can: verbsOf(r, wearer(op)),
  };
};

export async function presentRequest(op: Op, r: RequestLine): Promise<Output<'requests.get'>> {
  const steps = await stepsOf(op, r.id);
  return {
    ...presentLine(op, r), photoIds: r.photoIds, voiceId: r.source === 'checkin' && r.sourceId ? await voiceOf(op, r.sourceId) : null,
    steps: steps.map((s) => ({ at: Number(s.at), on: shanghaiDay(Number(s.at)), what: stepNames.find((n) => n === s.what) ?? 'submitted', by: s.byName, words: op.services.keys.open(s.words, placeOf('words', s)) })),
  };
}

import type { Output } from '@guiyan/shared/contract';
import { addDays } from '@guiyan/shared/domain/dates';
import { wearer, type Op } from '../../platform/op';
import { familyName, matesOf } from '../families';
import { protectedAmong, seesProtected } from '../people';
import { settingOf } from '../settings';
import { mayCallBack, place } from './ratings.actions';
import type { CallBackLine, RateLine } from './ratings.queries';
import { unitNames } from './services.queries';
import { labelOfRow } from './services.present';

export async function presentToRate(op: Op, list: readonly RateLine[]): Promise<Output<'services.toRate'>['rows']> {
  const units = await unitNames(op, list.map((s) => s.windowOrgId));
  const days = await settingOf(op, wearer(op).countyId, 'rate_days', op.today);
  // Whom the liaison may have spoken to.
  const asked = wearer(op).hat === 'liaison' ? await matesOf(op, [...new Set(list.map((s) => s.standingFamilyId))]) : [];
  const hidden = seesProtected(op) ? new Set<string>() : await protectedAmong(op, asked.map((m) => m.personId));
  return list.map((s) => ({
    id: s.id, familyId: s.standingFamilyId, family: familyName(s.headName), unit: units.get(s.windowOrgId) ?? '', matterLabel: labelOfRow(s), on: s.onDay, until: addDays(s.onDay, days),
    people: asked.filter((m) => m.familyId === s.standingFamilyId && !hidden.has(m.personId)).map((m) => ({ personId: m.personId, name: m.name })),
    rated: s.opinion === null ? null : { opinion: Number(s.opinion), on: s.ratedOn!, said: s.saidBy ?? familyName(s.headName), by: s.takenBy ?? '' },
  }));
}

export async function presentCallBacks(op: Op, list: readonly CallBackLine[]): Promise<Output<'services.callBacks'>['rows']> {
  const units = await unitNames(op, list.map((b) => b.windowOrgId));
  const mine = new Set<string>();
  for (const b of list) if (b.state === 'open' && (await mayCallBack(op, b))) mine.add(b.id);
  return list.map((b) => {
    const open = (column: 'said' | 'done', text: string) => op.services.keys.open(text, place('service_call_backs', column, b));
    return {
      id: b.id, familyId: b.standingFamilyId, family: familyName(b.headName), village: b.village ?? '', unit: units.get(b.windowOrgId) ?? '', matterLabel: labelOfRow(b), servedOn: b.servedOn, opinion: Number(b.opinion),
      words: op.services.keys.open(b.wordsCt, place('service_ratings', 'words', { id: b.ratingId, countyId: b.countyId })), rater: b.saidBy ?? familyName(b.headName), takenBy: b.takenBy || null, openedOn: b.openedOn, state: b.state === 'closed' ? 'closed' : 'open',
      said: open('said', b.saidCt), done: open('done', b.doneCt), closedBy: b.closedBy || null, closedOn: b.closedOn, can: mine.has(b.id) ? ['close' as const] : [],
    };
  });
}

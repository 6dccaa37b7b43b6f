import type { Output, Parsed } from '@guiyan/shared/contract';
import { callOutcomes, missesSince } from '@guiyan/shared/domain/calls';
import { monthOf } from '@guiyan/shared/domain/dates';
import { dutyStateOf } from '@guiyan/shared/domain/duties';
import { isUnreached } from '@guiyan/shared/domain/members';
import { maskPhone } from '@guiyan/shared/domain/phone';
import { wearer, type Op } from '../../platform/op';
import { placeWords } from '../members';
import { phoneOf } from '../people';
import { countCalls, findCall, findPlan, listCalls, missesOf, type CallLine, type Miss } from './calls.queries';

export interface Logged { memberId: string; misses: number; unreached: boolean }
type Row = Output<'calls.list'>['rows'][number];

function presentCall(op: Op, c: CallLine, misses: readonly Miss[]): Row {
  const phone = phoneOf(op, { id: c.personId, countyId: c.countyId, phoneCt: c.phoneCt });
  const last = c.state === 'open' ? misses.filter((m) => m.onDay >= c.opensOn).at(-1) : undefined;
  return {
    memberId: c.memberId, personId: c.personId, name: c.name, village: c.village ?? '', place: c.province ? placeWords({ province: c.province, city: c.city ?? '' }) : '', phone: phone && maskPhone(phone), liaison: c.liaison ?? '', dueOn: c.dueOn,
    state: dutyStateOf({ state: c.state, dueAt: Number(c.dueAt) }, op.now), doneOn: c.doneOn, last: last ? { on: last.onDay, outcome: callOutcomes.find((o) => o === last.outcome) ?? 'no_answer', words: last.words } : null,
    misses: missesSince(misses.map((m) => m.onDay), c.lastContactDay), unreached: isUnreached(c), can: c.state === 'open' ? [...(phone ? (['call'] as const) : []), 'log'] : [],
  };
}
export async function presentLogged(op: Op, { memberId, misses, unreached }: Logged): Promise<Output<'calls.log'>> {
  const due = await findCall(op, memberId);
  return { call: due && presentCall(op, due, (await missesOf(op, [memberId])).get(memberId) ?? []), misses, unreached };
}
export async function presentPlan(op: Op, period: string): Promise<Output<'calls.plan'>> {
  const plan = await findPlan(op, period);
  return { period, tells: plan?.tells ?? [], setBy: plan?.setByName ?? '', can: wearer(op).hat === 'clerk' && period >= monthOf(op.today) ? ['set'] : [] };
}
export async function presentCalls(op: Op, input: Parsed<'calls.list'>): Promise<Output<'calls.list'>> {
  const page = await listCalls(op, input);
  const misses = await missesOf(op, page.rows.map((c) => c.memberId));
  return { rows: page.rows.map((c) => presentCall(op, c, misses.get(c.memberId) ?? [])), next: page.next, plan: await presentPlan(op, monthOf(op.today)), ...(await countCalls(op)) };
}

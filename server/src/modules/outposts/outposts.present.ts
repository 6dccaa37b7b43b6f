import type { Output, Parsed } from '@guiyan/shared/contract';
import { addDays } from '@guiyan/shared/domain/dates';
import { maskPhone } from '@guiyan/shared/domain/phone';
import { bookingStates, MARKET_AHEAD } from '@guiyan/shared/domain/markets';
import { outpostForms } from '@guiyan/shared/domain/orgs';
import { facilities, isBilingual, jointStates } from '@guiyan/shared/domain/outposts';
import { wearer, type Op } from '../../platform/op';
import { lunarDateOf } from '../calendar';
import { familyName } from '../families';
import { holdersOf, phoneOfHolder } from '../orgs';
import { formOn, type listItemSpans } from '../requests';
import { bookedByDay, daysBetweenOf, nextDays, rulesOf, type BookingLine } from './markets.queries';
import type { OutpostStaff } from './outposts.entity';
import { getPost, jointsOf, listPosts, staffOf, type OutpostLine } from './outposts.queries';
import { languagesOf, rotaWarning, ruleOn, verbsOn, type DatedRule } from './outposts.rules';

type Page = Output<'outposts.get'>;
const line = (op: Op, o: OutpostLine, next: string | null, staff: readonly OutpostStaff[]): Output<'outposts.list'>['rows'][number] => ({
  id: o.id, name: o.name, form: outpostForms.find((f) => f === o.form) ?? null, city: o.city ?? '', phone: o.phone, hours: o.hours ?? '', bilingual: staff.some((s) => s.orgId === o.id && isBilingual(languagesOf(s.languages))), next, can: verbsOn(wearer(op), o),
});

export async function presentPosts(op: Op): Promise<Output<'outposts.list'>> {
  const list = await listPosts(op);
  const ids = list.map((o) => o.id);
  const [next, staff] = [await nextDays(op, ids), await staffOf(op, ids)];
  return { rows: list.map((o) => line(op, o, next.get(o.id) ?? null, staff)) };
}

const ruleView = (r: DatedRule | null | undefined): Page['rule'] => (r ? { calendar: r.calendar, days: [...r.days], from: r.fromDay } : null);
export async function presentPost(op: Op, id: string): Promise<Page> {
  const o = await getPost(op, id);
  const [staff, rules, next, holders] = [await staffOf(op, [id]), (await rulesOf(op, [id])).get(id) ?? [], await nextDays(op, [id]), (await holdersOf(op, [id])).get(id) ?? []];
  const now = ruleOn(rules, op.today);
  const head = line(op, o, next.get(id) ?? null, staff);
  const keeps = head.can.includes('manage');
  return {
    ...head, way: o.way ?? '', facilities: facilities.filter((f) => o.facilities.includes(f)), version: o.version, holders: holders.map((h) => ({ title: h.title, name: h.name, phone: phoneOfHolder(op, h) })),
    staff: staff.map((s) => ({ id: s.id, name: s.name, title: s.title, languages: languagesOf(s.languages), from: s.fromDay })), rule: ruleView(now), nextRule: ruleView(rules.filter((r) => r.fromDay > op.today && r.turn > (now?.turn ?? 0)).at(-1)),
    joints: (await jointsOf(op, id)).map((j) => ({ id: j.id, title: j.title, ours: j.ours, host: j.host, onDay: j.onDay, at: j.atTime, place: j.place, state: jointStates.find((s) => s === j.state) ?? 'planned', came: j.came, words: j.words, reason: j.reason, can: keeps && j.state === 'planned' ? ['hold', 'cancel'] : [] })),
  };
}

/** S8 From today, or from an earlier day, to three months ahead. */
export async function presentDays(op: Op, { id, from }: Parsed<'markets.days'>): Promise<Output<'markets.days'>> {
  await getPost(op, id);
  const first = from && from < op.today ? from : op.today;
  // Long ago is asked for by the month: at most a year back.
  const [start, until] = [first < addDays(op.today, -366) ? addDays(op.today, -366) : first, addDays(op.today, MARKET_AHEAD)];
  const days = await daysBetweenOf(op, id, start, until);
  const [staff, booked] = [new Map((await staffOf(op, [id], days.flatMap((d) => d.row?.rota ?? []))).map((s) => [s.id, s])), await bookedByDay(op, id, start, until)];
  return { rows: days.map((d) => {
    const rota = (d.row?.rota ?? []).flatMap((one) => staff.get(one) ?? []);
    return {
      day: d.day, lunar: lunarDateOf(d.day).words, on: d.on, why: d.row?.why ?? '', rota: rota.map((s) => ({ id: s.id, name: s.name, bilingual: isBilingual(languagesOf(s.languages)) })), version: d.row?.version ?? 0, booked: booked.get(d.day) ?? 0,
      warning: d.on && d.day >= op.today ? rotaWarning(rota.map((s) => ({ languages: languagesOf(s.languages) }))) : null,
    };
  }) };
}

/** `spans`: every form of the county's items, read once for a list; what to bring is what holds on the day. */
export function presentBooking(op: Op, b: BookingLine, spans: Awaited<ReturnType<typeof listItemSpans>>): Output<'markets.book'> {
  const form = formOn(spans, b.item, b, b.day);
  const actor = wearer(op);
  const phone = b.phoneCt && b.phoneOfId ? op.services.keys.open(b.phoneCt, { table: 'people', column: 'phone', row: b.phoneOfId, county: b.countyId }) : null;
  const mine = actor.hat === 'member' || actor.hat === 'family' || actor.hat === 'helper';
  return {
    id: b.id, outpostId: b.orgId, outpost: b.outpost, day: b.day, lunar: lunarDateOf(b.day).words, item: b.item, itemLabel: form?.spec.zh ?? b.item,
    words: op.services.keys.open(b.wordsCt, { table: 'market_bookings', column: 'words', row: b.id, county: b.countyId }), bring: (form?.spec.papers ?? []).map((p) => (p.note ? `${p.name}（${p.note}）` : p.name)), name: b.name ?? familyName(b.headName ?? ''), phone: phone && maskPhone(phone), by: b.byName,
    state: bookingStates.find((s) => s === b.state) ?? 'booked', hours: b.hours ?? '', way: b.way ?? '', outpostPhone: b.outpostPhone, can: mine && b.state === 'booked' && b.day >= op.today ? ['cancel'] : [],
  };
}

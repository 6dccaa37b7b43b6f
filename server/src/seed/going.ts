import { addDays, addMonths, firstOfMonth, monthOf } from '@guiyan/shared/domain/dates';
import { act, type Stage, type Worn } from './stage';
import type { Family } from './township';

interface People { clerk: Worn; liaisonOf: (f: Family) => Worn; outpost: Worn; outpostId: string }

/** C1–C5 Papers, transfers, a host and dues, as a year of them looks; the day of each is told from today. */
export function playGoing(stage: Stage, families: readonly Family[], { clerk, liaisonOf, outpost, outpostId }: People): void {
  const { today } = stage;
  const settled = families.filter((f) => !f.isNew);
  const ago = (days: number) => addDays(today, -days);
  settled.slice(0, 9).forEach((f, i) => {
    const issuedOn = addMonths(today, -20 + i);
    let id = '';
    stage.on(ago(60 - i), 9, clerk, async (op) => { id = (await act(op, 'papers.register', { memberId: f.memberId, kind: 'activity', number: `组字第${String(1207 + i * 3)}号`, issuedOn })).id; });
    if (i < 4) stage.on(ago(25 - i), 10, clerk, (op) => act(op, 'papers.check', { id, on: ago(25 - i), words: '随民主评议查验' }));
    const paidTo = monthOf(addMonths(firstOfMonth(today), i === 7 ? -9 : -(i % 3)));
    stage.on(ago(40 - i), 10, clerk, (op) => act(op, 'dues.record', { personId: f.personId, paidTo, place: f.place.name, receiver: '支部组织委员', on: ago(40 - i) }));
  });
  transfers(stage, settled.slice(9), clerk);
  const [first, second, third] = settled;
  if (first?.member) stage.on(ago(50), 20, first.member, (op) => act(op, 'arrivals.report', { hostOrgId: outpostId }));
  if (second) stage.on(ago(30), 11, liaisonOf(second), (op) => act(op, 'arrivals.report', { memberId: second.memberId, hostOrgId: outpostId }));
  if (third) stage.on(ago(3), 11, liaisonOf(third), (op) => act(op, 'arrivals.report', { memberId: third.memberId, hostOrgId: outpostId }));
  stage.on(ago(28), 15, outpost, async (op) => {
    for (const a of (await act(op, 'arrivals.atHost', { state: 'reported' })).rows) await act(op, 'arrivals.accept', { id: a.id });
  });
  stage.on(ago(12), 17, outpost, async (op) => {
    // The member of the demo hats finds his report unwritten.
    for (const a of (await act(op, 'arrivals.atHost', { state: 'accepted' })).rows) if (a.personId !== first?.personId) await act(op, 'stamps.give', { arrivalId: a.id, activity: 'day', on: ago(12), words: '参观三江口，座谈返乡创业' });
  });
}

/** One of each: late with the receipt, the letter run out in the drawer, on its way, given back. */
function transfers(stage: Stage, families: readonly Family[], clerk: Worn): void {
  const plans = [{ began: 62, handed: 55, returned: null }, { began: 40, handed: null, returned: null }, { began: 12, handed: 10, returned: null }, { began: 90, handed: 85, returned: 70 }, { began: 5, handed: null, returned: null }] as const;
  const orgs = ['城东街道党工委', '青桥镇党委', '河口街道党工委', '石塘镇党委', '新圩镇党委'];
  plans.forEach((plan, i) => {
    const f = families[i];
    if (!f) return;
    const ago = (days: number) => addDays(stage.today, -days);
    let id = '';
    stage.on(ago(plan.began), 9, clerk, async (op) => { id = (await act(op, 'transfers.start', { memberId: f.memberId, toOrg: `${f.plan.city}${orgs[i]!}`, toWhere: `${f.plan.province} ${f.plan.city}` })).id; });
    if (i < 4) stage.on(ago(plan.began - 1), 10, clerk, (op) => act(op, 'transfers.issueLetter', { id, number: `第 ${String(312 + i).padStart(4, '0')} 号`, on: ago(plan.began - 1), validDays: i === 1 ? 30 : 60 }));
    const { handed, returned } = plan;
    if (handed !== null) stage.on(ago(handed), 11, clerk, (op) => act(op, 'transfers.hand', { id, on: ago(handed), carrier: 'member' }));
    if (returned !== null) stage.on(ago(returned), 15, clerk, (op) => act(op, 'transfers.return', { id, on: ago(returned), reason: '那边说人还没定下来，先退回来' }));
  });
}

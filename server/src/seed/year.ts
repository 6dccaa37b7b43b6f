import { addDays, addMonths, daysInMonth, dayOf, firstOfMonth, monthOf, partsOf, quarterOf, type Day } from '@guiyan/shared/domain/dates';
import { addPerson } from '../modules/people';
import { Prng } from '../samples/prng';
import type { Op } from '../platform/op';
import type { HelperPlan } from './invent';
import * as pool from './pools';
import { act, dress, type Stage, type Worn } from './stage';
import type { Family, Place } from './township';

export interface Staff { clerk: Worn; liaisons: Worn[]; helpers: { worn: Worn; plan: HelperPlan }[]; window: Worn; liaisonOf: (f: Family) => Worn }
const hoursOf = (rng: Prng): number => 8 + rng.int(0, 40) / 4;
/** A day of the month that lies `months` back, whatever its length. */
const dayIn = (today: Day, months: number, date: number): Day => {
  const { year, month } = partsOf(addMonths(firstOfMonth(today), -months));
  return dayOf(year, month, Math.min(date, daysInMonth(year, month)));
};

/** N5 H1 F1 Who serves whom, and the cards; then twelve months of work. */
export function playYear(stage: Stage, place: Place, families: readonly Family[], staff: Staff, began: Day): void {
  const rng = new Prng(place.name.length * 131 + families.length);
  const settled = families.filter((f) => !f.isNew);
  for (const liaison of staff.liaisons) {
    const memberIds = settled.filter((f) => staff.liaisonOf(f) === liaison).map((f) => f.memberId);
    stage.on(addDays(began, 1), 9, staff.clerk, (op) => act(op, 'members.appoint', { liaisonId: liaison.personId!, memberIds }));
  }
  // Four families still wait for somebody.
  const paired = settled.slice(0, -2);
  paired.forEach((f, i) => helpFamily(stage, rng, f, staff, i, began));
  stage.on(addMonths(began, 2), 10, staff.clerk, (op) => act(op, 'cards.issueBatch', {}));
  // Two cards were lost: one family asks for another at home, one at the desk.
  const [asks, brings] = families.filter((f) => f.kin && f.plan.name !== '吴远明').slice(-2);
  if (asks) stage.on(addDays(stage.today, -3), 9, asks.kin!, (op) => act(op, 'cards.lose', { again: true }));
  if (brings) {
    stage.on(addDays(stage.today, -2), 8, brings.kin!, (op) => act(op, 'cards.lose', {}));
    stage.on(addDays(stage.today, -2), 10, staff.clerk, (op) => act(op, 'cards.apply', { familyId: brings.familyId }));
  }
  for (const f of families) if (f.member) member(stage, rng, f, f.member, staff);
  for (const f of families) if (f.kin && rng.chance(0.4)) stage.on(addDays(stage.today, -rng.int(2, 20)), hoursOf(rng), f.kin, (op) => act(op, 'checkins.send', { kind: 'well', line: rng.pick(pool.homeLines), happenedAt: op.now }));
  services(stage, rng, families, staff.window);
  for (const months of [2, 1]) for (const liaison of staff.liaisons) remind(stage, liaison, dayIn(stage.today, months, 1), families.filter((f) => !f.isNew && staff.liaisonOf(f) === liaison));
}

function helpFamily(stage: Stage, rng: Prng, f: Family, staff: Staff, index: number, began: Day): void {
  // 杨正林 looks after 吴远明's family and four more.
  const { worn, plan } = staff.helpers[index === 0 ? 2 : index % staff.helpers.length]!;
  const start = addDays(began, 3 + (index % 5));
  const aspects = rng.pick([['thought', 'life'], ['life'], ['life', 'production'], ['thought', 'life', 'production']] as const);
  stage.on(start, 11, staff.clerk, (op) => act(op, 'pairings.pair', { familyId: f.familyId, helperId: worn.personId!, duty: plan.duty, helperClass: plan.leads ? 'leaders' : 'organs', role: 'helper', aspects: [...aspects] }));
  for (let months = 12; months >= 0; months -= 1) {
    // 杨正林 was at 吴远明's this month and has the others still to go.
    const skips = rng.chance(months === 0 ? 0.35 : 0.06);
    if (months === 0 && worn === staff.helpers[2]!.worn ? index !== 0 : skips) continue;
    const day = index === 0 && months === 0 ? addDays(stage.today, -4) : dayIn(stage.today, months, rng.int(3, 24));
    if (day <= start) continue;
    const spoken = index === 0 && months === 0 ? '阿姨气色好，屋檐漏雨已约人来修' : rng.pick(pool.visitWords);
    const state = rng.chance(0.85) ? 'well' as const : 'so_so' as const;
    const hour = hoursOf(rng);
    // One in a few is brought something, in the month of the feast.
    const gifts = months === 2 && index % 3 === 0 ? [index % 2 ? { kind: 'money' as const, fen: 30_000, source: 'dues' as const, giver: '乡党委' } : { kind: 'goods' as const, item: '大米', quantity: 2, unit: '袋', source: 'donation' as const, giver: '宁波老乡会' }] : [];
    stage.on(day, hour, worn, (op) => act(op, 'visits.record', { familyId: f.familyId, way: 'door', occasion: 'monthly', state, aspects: ['life'], words: spoken, echo: index === 0, gifts, happenedAt: op.now }));
  }
}

/** C7 P1 What one member did from afar. */
function member(stage: Stage, rng: Prng, f: Family, worn: Worn, staff: Staff): void {
  for (let back = rng.int(60, 120); back > 1; back -= rng.int(12, 35)) {
    const line = rng.pick(pool.wellLines);
    if (addDays(stage.today, -back) > f.since) stage.on(addDays(stage.today, -back), 18 + rng.int(0, 12) / 4, worn, (op) => act(op, 'checkins.send', { kind: 'well', city: f.plan.city, line, happenedAt: op.now }));
  }
  let quarter = quarterOf(stage.today);
  for (let n = 0; n < 4; n += 1) {
    const { key, from, until } = quarter;
    const isNow = n === 0;
    const text = rng.pick(pool.reportTexts);
    // 吴远明 has written all but this one.
    const writes = f.plan.name === '吴远明' ? !isNow : rng.chance(isNow ? 0.3 : 0.9);
    const day = isNow ? addDays(stage.today, -rng.int(1, 6)) : addDays(until, -rng.int(2, 30));
    if (writes && day > f.since && day >= from) {
      let id = '';
      stage.on(day, 20, worn, async (op) => { id = (await act(op, 'reports.handIn', { quarter: key, text })).id; });
      const words = rng.pick(pool.acceptWords);
      if (!isNow) stage.on(addDays(day, rng.int(1, 5)), 9.5, f.isNew ? staff.clerk : staff.liaisonOf(f), (op) => act(op, 'reports.accept', { id, words }));
    }
    quarter = quarterOf(addDays(from, -1));
  }
}

/** F3 F5 Some families at the counter, card in hand. */
function services(stage: Stage, rng: Prng, families: readonly Family[], window: Worn): void {
  const matters = ['LOAN', 'SUBSIDY', 'OTHER', 'SUBSIDY'] as const;
  for (const f of families) {
    if (!f.kin) continue;
    for (let n = rng.int(1, 3); n > 0; n -= 1) {
      const [day, hour, matter, waitedMinutes] = [addDays(stage.today, -rng.int(0, 60)), 9 + rng.int(0, 28) / 4, rng.pick(matters), rng.int(2, 15)];
      if (day < f.since) continue;
      let token: string | undefined;
      stage.on(day, hour, f.kin, async (op) => { token = (await act(op, 'cards.mine', {})).card?.token; });
      stage.on(day, hour, window, async (op) => {
        if (!token) return;
        const seen = await act(op, 'cards.scan', { token });
        if (seen.cardId) await act(op, 'services.log', { cardId: seen.cardId, matter, priority: true, waitedMinutes, result: '当场办好', happenedAt: op.now });
      });
    }
  }
}

/** P4 M6 The reminders of past months, with the calls they left; this month's is the liaison's to send. */
function remind(stage: Stage, liaison: Worn, day: Day, families: readonly Family[]): void {
  const period = monthOf(day);
  stage.on(day, 9, liaison, (op: Op) => act(op, 'notices.send', { period, text: `${partsOf(day).month}月的学习和党费别忘了，家里有事随时说。` }));
  for (const f of families) if (f.member) stage.on(addDays(day, 1), 19, f.member, async (op) => {
    for (const task of (await act(op, 'notices.tasks', {})).rows) if (task.can.includes('got_it')) await act(op, 'notices.gotIt', { id: task.id });
  });
  stage.on(addDays(day, 4), 15, liaison, async (op) => {
    const calls = await act(op, 'notices.phoneTasks', { limit: 200 });
    for (const call of calls.rows) await act(op, 'notices.taskDone', { id: call.id, outcome: 'reached', words: '都好' });
  });
}

/** S2 S7 C7 The matters the pictures speak of: one answered and waiting for a nod, one cry for help of today, two long done. */
export function playMatters(stage: Stage, families: readonly Family[], staff: Staff): void {
  const named = (name: string): Family => families.find((f) => f.plan.name === name)!;
  const matter = (f: Family, item: 'MEDICAL' | 'JOBS' | 'SCHOOL' | 'UTILITY', text: string, days: [number, number, number], answer: string, confirmed?: number): void => {
    let id = '';
    const liaison = staff.liaisonOf(f);
    const day = (back: number): Day => addDays(stage.today, -back);
    stage.on(day(days[0]), 19.5, f.member, async (op) => { id = (await act(op, 'requests.submit', { item, text })).id; });
    stage.on(day(days[1]), 8.8, liaison, (op) => act(op, 'requests.take', { id }));
    stage.on(day(days[2]), 11.2, liaison, (op) => act(op, 'requests.answer', { id, words: answer }));
    if (confirmed) stage.on(day(confirmed), 12.5, f.member, (op) => act(op, 'requests.confirm', { id }));
  };
  matter(named('杨胜才'), 'UTILITY', '家里老屋的电表老跳闸，妈妈不敢用电炉，请帮忙看看', [66, 65, 61], '村电工换了空气开关，试过电炉，不跳了', 60);
  matter(named('潘小桃'), 'JOBS', '想问返乡创业补贴要什么材料', [41, 40, 37], '材料清单托人带到家里了，回来时带身份证和营业执照就能办', 36);
  matter(named('吴远明'), 'MEDICAL', '妈妈上月住院，票据都在家里，想请帮忙报销', [17, 16, 2], '报销 1,286.40 元，已到存折');
  const mother = named('吴远明');
  stage.on(addDays(stage.today, -1), 18.6, mother.member, (op) => act(op, 'checkins.send', { kind: 'well', city: mother.plan.city, line: '身体好，给家里寄了点东西', happenedAt: op.now }));
  // S4 S3 S10 One waits for papers, one was offered to the secretary, one mother lets her helper act for her.
  const papers = named('杨胜才');
  const passed = named('潘小桃');
  const asked = { papers: '', passed: '' };
  stage.on(addDays(stage.today, -6), 19.2, papers.member, async (op) => { asked.papers = (await act(op, 'requests.submit', { item: 'PENSION', text: '妈妈的养老金认证一直没通过' })).id; });
  stage.on(addDays(stage.today, -5), 9.2, staff.liaisonOf(papers), (op) => act(op, 'requests.take', { id: asked.papers }));
  stage.on(addDays(stage.today, -5), 9.6, staff.liaisonOf(papers), (op) => act(op, 'requests.askPapers', { id: asked.papers, papers: ['身份证正反面照片', '银行卡或存折首页'], words: '拍照发来就行，不用跑' }));
  stage.on(addDays(stage.today, -4), 19.4, passed.member, async (op) => { asked.passed = (await act(op, 'requests.submit', { item: 'LAND', text: '老屋旁边的地要流转，想请村里看看合同' })).id; });
  stage.on(addDays(stage.today, -3), 8.9, staff.liaisonOf(passed), (op) => act(op, 'requests.take', { id: asked.passed }));
  stage.on(addDays(stage.today, -2), 10.1, staff.liaisonOf(passed), async (op) => {
    const to = (await act(op, 'requests.successors', { id: asked.passed })).rows.find((s) => s.hat === 'secretary');
    if (to) await act(op, 'requests.pass', { id: asked.passed, userId: to.userId, words: '地在村里，请书记看合同' });
  });
  stage.on(addDays(stage.today, -1), 15.2, mother.kin, (op) => act(op, 'mandates.grant', { agentId: staff.helpers[2]!.worn.personId!, items: ['MEDICAL', 'PENSION'], until: addMonths(stage.today, 6) }));
  const cry = named('潘小桃');
  stage.on(addDays(stage.today, -1), 20.3, cry.member, (op) => act(op, 'checkins.send', { kind: 'help', city: cry.plan.city, line: '孩子转学缺材料', happenedAt: op.now }));
}

/** The people who serve a township: their accounts as of the first day. */
export async function staffOf(op: Op, place: Place, helpers: readonly HelperPlan[], people: { clerk: string; liaisons: readonly string[]; window: string }, phone: () => string): Promise<Staff> {
  const at = { countyId: place.countyId, townshipId: place.townshipId };
  const clerk = await dress(op, phone(), { hat: 'clerk', name: people.clerk, place: place.name, ...at });
  const window = await dress(op, phone(), { hat: 'window', name: people.window, place: `${place.name}信用社`, ...at, orgId: place.windowIds[0]! });
  const liaisons: Worn[] = [];
  for (const [i, name] of people.liaisons.entries()) {
    const [number, village] = [phone(), place.villages[i * 4]!];
    const personId = await addPerson(op, { ...at, villageId: village.id, name, phone: number, duty: `${village.name}党支部委员` });
    liaisons.push(await dress(op, number, { hat: 'liaison', name, place: place.name, ...at, personId }));
  }
  const worn = [];
  for (const plan of helpers) {
    const personId = await addPerson(op, { ...at, name: plan.name, phone: plan.phone, duty: plan.duty });
    worn.push({ plan, worn: await dress(op, plan.phone, { hat: 'helper', name: plan.name, place: place.name, ...at, personId }) });
  }
  // Three villages in four are the first one's.
  const share = Math.ceil(place.villages.length * 0.75);
  return { clerk, liaisons, window, helpers: worn, liaisonOf: (f) => (f.plan.village < share ? liaisons[0]! : liaisons[1]!) };
}

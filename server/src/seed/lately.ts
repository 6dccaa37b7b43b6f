import { addDays } from '@guiyan/shared/domain/dates';
import { Prng } from '../samples/prng';
import { act, type Stage, type Worn } from './stage';
import type { Family } from './township';
import type { Staff } from './year';

interface People { families: readonly Family[]; staff: Staff; secretary: Worn; county: Worn; outpostId: string }

/** F5 F7 M4 M7 S8 S12 What the last weeks left on screens that a year of plain work leaves empty. */
export function playLately(stage: Stage, people: People): void {
  atDesk(stage, people);
  ratings(stage, people);
  posts(stage, people);
  meetings(stage, people);
  bookings(stage, people);
  lost(stage, people);
  difficulties(stage, people);
  offers(stage, people);
  hard(stage, people);
  marks(stage, people);
}

/** F5 Units without a phone at the counter: the office writes down what they read out, not all of it with priority. */
function atDesk(stage: Stage, { staff }: People): void {
  const rng = new Prng(41);
  for (let back = 6; back > 0; back -= 1) {
    const plans = Array.from({ length: 3 }, () => ({ at: rng.int(0, 99), unit: rng.int(0, 9), matter: rng.pick(['SUBSIDY', 'OTHER'] as const), priority: rng.chance(0.7), waitedMinutes: rng.int(3, 30) }));
    stage.on(addDays(stage.today, -back), 16, staff.clerk, async (op) => {
      const cards = (await act(op, 'cards.list', { status: 'valid' })).rows;
      const units = (await act(op, 'services.options', {})).units.filter((u) => u.id !== staff.window.orgId);
      for (const { at, unit, ...facts } of plans) await act(op, 'services.logAtDesk', { number: cards[at % cards.length]!.number, unitId: units[unit % units.length]!.id, on: op.today, ...facts });
    });
  }
}

/** F7 Families of the township but the demo's own say how it was; one of the bad ones was rung already. */
function ratings(stage: Stage, { families, county }: People): void {
  const rng = new Prng(7);
  const bad = [[2, '等了快一上午，没人说轮到谁'], [1, '跑了两趟，头一趟没说要带户口本']] as const;
  let said = 0;
  for (const f of families) if (f.kin && f.plan.name !== '吴远明') stage.on(addDays(stage.today, -3), 19, f.kin, async (op) => {
    for (const one of (await act(op, 'services.toRate', { limit: 30 })).rows) {
      if (one.rated) continue;
      const [opinion, words] = bad[said] ?? [rng.pick([5, 5, 4, 4, 3]), ''];
      await act(op, 'services.rate', { id: one.id, opinion, words });
      said += 1;
    }
  });
  stage.on(addDays(stage.today, -2), 9, county, async (op) => {
    const [first] = (await act(op, 'services.callBacks', { state: 'open' })).rows;
    if (first) await act(op, 'services.closeCallBack', { id: first.id, said: '说那天窗口只有一个人', done: '信用社答应赶场天加一个人，已经回了家里的话' });
  });
}

/** M7 Two to be read, one that waits for a second pair of eyes, one given back. */
function posts(stage: Stage, { staff, county }: People): void {
  const write = (back: number, topic: string, title: string, text: string, verdict?: { show: boolean; reason: string }): void => {
    let id = '';
    stage.on(addDays(stage.today, -back), 9.5, staff.clerk, async (op) => { id = (await act(op, 'posts.write', { topic, title, text })).id; });
    if (verdict) stage.on(addDays(stage.today, 1 - back), 10, county, (op) => act(op, 'posts.review', { id, version: 1, ...verdict }));
  };
  write(20, 'medical', '明年的医保怎么续', '在外面的也能续：手机上交，或者请家里人带身份证到村里交。\n\n十二月底前交完，元月起看病就能报。交不上的，给联络员打电话，村里帮着办。', { show: true, reason: '' });
  write(9, 'labour', '宁波两家厂招人，包住', '电子厂招普工二十名，家具厂招木工六名，都签合同、交社保。想去的，找驻宁波流动党员服务中心雷春生，先问清楚再动身。', { show: true, reason: '' });
  write(4, 'school', '孩子转学回来要带什么', '户口本、转学证明、接种本。', { show: false, reason: '把哪天开始办、找谁办写上' });
  write(2, 'benefit', '粮食直补发下来了', '补贴已经打到一折通上。家里老人不会查的，持证到信用社，窗口先帮着查。');
}

/** M4 A tea party to come, asked of everybody of the village, and one that was held. */
function meetings(stage: Stage, { secretary, families }: People): void {
  const { today } = stage;
  const home = families[0]!;
  stage.on(addDays(today, -46), 10, secretary, async (op) => {
    const { id } = await act(op, 'meetings.plan', { kind: 'forum', title: '返乡党员座谈会', place: '村委会二楼', onDay: op.today, at: '下午 3 点', words: '' });
    const { rows } = await act(op, 'meetings.candidates', { id });
    const asked = rows.map((m) => m.memberId).filter((m) => m !== home.memberId);
    if (!asked.length) return;
    await act(op, 'meetings.invite', { id, memberIds: asked });
    await act(op, 'meetings.hold', { id, heldOn: op.today, attended: asked.slice(0, 1), notes: '卫生室的药不全，路灯坏了两盏' });
    await act(op, 'meetings.followUp', { id, title: '修好两盏路灯', dueOn: addDays(op.today, 60), to: 'secretary' });
  });
  const answers = [{ reply: 'yes', words: '票买好了' }, { reply: 'listen', words: '厂里走不开' }, { reply: 'maybe', words: '' }] as const;
  let said = 0;
  let id = '';
  stage.on(addDays(today, -6), 10, secretary, async (op) => {
    id = (await act(op, 'meetings.plan', { kind: 'tea_party', title: '春节前茶话会', place: '村委会二楼', onDay: addDays(op.today, 30), at: '上午 9 点', words: '说说在外面的事，商量修水渠。回不来的，到时候给您打电话。' })).id;
    const { rows } = await act(op, 'meetings.candidates', { id });
    if (rows.length) await act(op, 'meetings.invite', { id, memberIds: rows.map((m) => m.memberId) });
  });
  for (const f of families) if (f.member && f !== home && f.villageId === secretary.villageId) stage.on(addDays(today, -4), 20, f.member, (op) => act(op, 'meetings.reply', { id, ...(answers[said++ % answers.length]!) }));
}

/** S8 The demo's family and its member each come on a market day. */
function bookings(stage: Stage, { families, outpostId }: People): void {
  const [home, other] = families.filter((f) => f.member);
  const book = (f: Family | undefined, nth: number, item: 'MEDICAL' | 'PENSION', words: string): void => stage.on(addDays(stage.today, -3), 20.5, f?.member ?? null, async (op) => {
    const day = f && (await act(op, 'markets.days', { id: outpostId })).rows.filter((d) => d.on && d.day > stage.today)[nth]?.day;
    if (day) await act(op, 'markets.book', { id: outpostId, day, item, words });
  });
  book(home, 0, 'MEDICAL', '还有一张上个月的票');
  book(other, 0, 'PENSION', '');
}

/** F1 One card is lost in the secretary's village: its asking waits for the village. */
function lost(stage: Stage, { families, secretary }: People): void {
  const f = families.find((one) => one.kin && one.villageId === secretary.villageId && one.plan.name !== '吴远明');
  if (f) stage.on(addDays(stage.today, -1), 8, f.kin, (op) => act(op, 'cards.lose', { again: true }));
}

/** S11 Told on the phone; two are done and their people said so. */
function difficulties(stage: Stage, { families, staff }: People): void {
  const told = [
    ['说工钱拖了两个月，老板一直推', 'finance', '镇上劳动监察去了厂里，工钱补发到账'], ['孩子开学要交的钱还差一点', 'finance', '申请了助学金，学校已经批了'], ['家里老屋漏雨，老人怕梅雨天', 'other', ''], ['贷款快到期，想晚两个月还', 'finance', ''],
  ] as const;
  const askers = families.filter((f) => f.member && !f.isNew).slice(3, 3 + told.length);
  for (const [i, f] of askers.entries()) {
    const [difficulty, kind, solution] = told[i]!;
    const liaison = staff.liaisonOf(f);
    let id = '';
    stage.on(addDays(stage.today, -34 + i * 8), 19, liaison, async (op) => {
      await act(op, 'members.logContact', { id: f.memberId, how: 'phone', words: '问了近况，人都好', difficulty });
      id = (await act(op, 'difficulties.list', { source: 'contact' })).rows.find((d) => d.text === difficulty)!.id;
      await act(op, 'difficulties.setKind', { id, kind });
      if (solution) await act(op, 'requests.take', { id });
    });
    if (solution) stage.on(addDays(stage.today, -31 + i * 8), 11, liaison, (op) => act(op, 'requests.answer', { id, words: solution }));
    if (solution) stage.on(addDays(stage.today, -30 + i * 8), 12, f.member, (op) => act(op, 'requests.confirm', { id }));
  }
}

/** F6 H18 Places and a loan for families with a card: some said what they want, one has it already; one offer was taken back. */
function offers(stage: Stage, { families, staff }: People): void {
  const until = addDays(stage.today, 30);
  stage.on(addDays(stage.today, -10), 9, staff.clerk, async (op) => {
    await act(op, 'grants.offer', { kind: 'place', title: '白香猪保种', gives: 'sow', amount: 3, places: 6, until, words: '要有空圈，乡里送猪苗、管防疫' });
    await act(op, 'grants.offer', { kind: 'loan', title: '养牛贷款', gives: 'loan', amount: 5_000_000, bank: '信用社', interest: 350, places: 4, until });
    const bees = await act(op, 'grants.offer', { kind: 'place', title: '养蜂', gives: 'bees', amount: 5, places: 10, until });
    await act(op, 'grants.withdrawOffer', { id: bees.id, reason: '县里改了办法，明年再发' });
  });
  const saying = families.filter((f) => f.kin && f.plan.name !== '吴远明').slice(0, 5);
  for (const [i, f] of saying.entries()) stage.on(addDays(stage.today, -8), 19 + i / 10, f.kin!, async (op) => {
    const pigs = (await act(op, 'grants.answers', {})).rows.find((a) => a.title === '白香猪保种' && a.can.includes('answer'));
    if (pigs) await act(op, 'grants.answer', { id: pigs.id, want: i !== 4, words: i === 0 ? '家里有两个空圈' : '' });
  });
  stage.on(addDays(stage.today, -5), 10, staff.clerk, async (op) => {
    const [first, second] = (await act(op, 'grants.answers', { state: 'wanted' })).rows;
    if (first) await act(op, 'grants.takeUp', { id: first.id });
    if (second) await act(op, 'grants.refuse', { id: second.id, reason: '圈还没修好，下一批先给你家' });
  });
}

/** S11 P5 What somebody has it hard with, told as a happening. */
function hard(stage: Stage, { families, staff }: People): void {
  const f = families.find((one) => one.member && !one.isNew && one.plan.name !== '吴远明');
  if (f) stage.on(addDays(stage.today, -4), 10, staff.liaisonOf(f), (op) => act(op, 'happenings.tell', { familyId: f.familyId, kind: 'setback', on: op.today, words: '在城里开的小店关了，欠着房租' }));
}

function marks(stage: Stage, { county, staff, outpostId }: People): void {
  stage.on(addDays(stage.today, -40), 11, county, async (op) => {
    for (const name of ['一核三联', '四帮双引']) await act(op, 'marks.add', { name, on: 'outpost' });
    for (const name of ['帮带', '帮扶', '帮联']) await act(op, 'marks.add', { name, on: 'case' });
    const [first] = (await act(op, 'marks.of', { on: 'outpost', subjectId: outpostId })).marks;
    await act(op, 'marks.put', { on: 'outpost', subjectId: outpostId, id: first!.id, put: true });
  });
  stage.on(addDays(stage.today, -1), 17, staff.clerk, async (op) => {
    for (const [i, r] of (await act(op, 'requests.list', {})).rows.slice(0, 4).entries()) {
      const { marks: free } = await act(op, 'marks.of', { on: 'case', subjectId: r.id });
      await act(op, 'marks.put', { on: 'case', subjectId: r.id, id: free[i % free.length]!.id, put: true });
    }
  });
}

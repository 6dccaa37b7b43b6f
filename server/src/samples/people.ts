import { ageOn, dayOf, daysInMonth, type Day } from '@guiyan/shared/domain/dates';
import { checkDigit } from '@guiyan/shared/domain/idno';
import { childNames, edus, femaleNames, home, inside, jobs, leaderDuties, maleNames, nations, organUnits, outside, surnames, villages } from './pools';
import type { Prng } from './prng';

export type Sex = '男' | '女';
export interface Kin { name: string; relation: string; sex: Sex; age: number; kind: 'child' | 'elder' | 'woman'; seriouslyIll: boolean; noLabour: boolean; phone: string }
export interface Member {
  name: string; sex: Sex; village: string; group: number; nation: string; birth: Day; idNo: string; edu: string; joined: Day; probationary: boolean; outDate: Day; place: string; out: boolean; job: string; income: number; phone: string; liaison: string; liaisonPhone: string; kin: Kin[];
}
export interface Pair { member: Member; helper: string; leaders: boolean; unit: string; phone: string; since: Day; aspects: string }
export interface Township { members: Member[]; pairs: Pair[]; villages: string[] }

/** How many of everything a seed holds. Seed 1 is the township the acceptance figures speak of. */
export interface Plan { members: number; out: number; children: number; elders: number; women: number; villages: number; leaders: number; seriouslyIll: number; noLabour: number }

export function planFor(seed: number, rng: Prng): Plan {
  if (seed === 1) return { members: 56, out: 44, children: 79, elders: 85, women: 28, villages: 30, leaders: 12, seriouslyIll: 5, noLabour: 98 };
  const members = rng.int(40, 70);
  const elders = members + rng.int(5, 35);
  const women = rng.int(12, Math.floor(members * 0.5));
  return {
    members, out: rng.int(Math.ceil(members * 0.6), Math.floor(members * 0.85)), children: rng.int(members, members + 35), elders, women, villages: rng.int(20, 29), leaders: rng.int(9, 14), seriouslyIll: rng.int(3, 8), noLabour: rng.int(Math.floor(elders * 0.6), elders),
  };
}

/** The samples are dated: ages and dates are told as of this day, whatever the clock says. */
export const sampleDay = '2026-09-22';

export function invent(rng: Prng, plan: Plan): Township {
  const used = new Set<string>();
  const phones = new Set<string>();
  const name: MakeName = (given, surname) => {
    for (let tries = 0; ; tries += 1) {
      const made = (surname && tries < 20 ? surname : rng.pick(surnames)) + rng.pick(given);
      if (used.has(made)) continue;
      used.add(made);
      return made;
    }
  };
  const phone: MakePhone = (prefix) => {
    for (;;) {
      const made = prefix + String(rng.int(0, 9_999_999)).padStart(7, '0');
      if (phones.has(made)) continue;
      phones.add(made);
      return made;
    }
  };
  const here = villages.slice(0, plan.villages);
  const liaisons = new Map(here.map((village) => [village, { name: name(rng.chance(0.6) ? maleNames : femaleNames), phone: phone('1392') }]));
  const members: Member[] = [];
  // Each village has one member, the rest fall where they fall.
  const seats = [...here, ...Array.from({ length: plan.members - here.length }, () => rng.pick(here))].sort((a, b) => here.indexOf(a) - here.indexOf(b));
  const goesOut = rng.shuffle(seats.map((_, i) => i < plan.out));
  seats.forEach((village, i) => members.push(oneMember(rng, village, goesOut[i]!, liaisons.get(village)!, name, phone)));
  giveKin(rng, plan, members, name, phone);
  return { members, pairs: pairs(rng, plan, members, name, phone), villages: here };
}

type MakeName = (given: readonly string[], surname?: string) => string;
type MakePhone = (prefix: string) => string;

function oneMember(rng: Prng, village: string, out: boolean, liaison: { name: string; phone: string }, name: MakeName, phone: MakePhone): Member {
  const sex: Sex = rng.chance(0.75) ? '男' : '女';
  const year = rng.int(1966, 1999);
  const birth = randomDay(rng, year);
  const joinedYear = Math.min(year + rng.int(19, 30), 2022);
  return {
    name: name(sex === '男' ? maleNames : femaleNames), sex, village, group: rng.int(1, 12), nation: rng.pick(nations), birth, idNo: idNo(rng, birth, sex), edu: rng.pick(edus), joined: randomDay(rng, joinedYear), probationary: false,
    outDate: randomDay(rng, rng.int(2015, 2025)), place: rng.pick(out ? outside : inside), out, job: rng.pick(jobs), income: rng.int(3, 12), phone: phone('1391'), liaison: liaison.name, liaisonPhone: liaison.phone, kin: [],
  };
}

function randomDay(rng: Prng, year: number): Day {
  const month = rng.int(1, 12);
  return dayOf(year, month, rng.int(1, daysInMonth(year, month)));
}

/** A sound number whose order never ends in 0, so that only the cell meant to be damaged ends in 000. */
function idNo(rng: Prng, birth: Day, sex: Sex): string {
  const first17 = home.regionCode + birth.replaceAll('-', '') + String(rng.int(1, 97) * 10 + (sex === '男' ? rng.pick([1, 3, 5, 7, 9]) : rng.pick([2, 4, 6, 8]))).padStart(3, '0');
  return first17 + checkDigit(first17);
}

function giveKin(rng: Prng, plan: Plan, members: Member[], name: MakeName, phone: MakePhone): void {
  const elderSeats = ['父亲', '母亲', '爷爷', '奶奶'] as const;
  const kinPhone = () => (rng.chance(0.7) ? phone('1395') : '');
  const addElder = (m: Member) => {
    const relation = elderSeats.find((r) => !m.kin.some((k) => k.relation === r))!;
    const sex: Sex = relation === '父亲' || relation === '爷爷' ? '男' : '女';
    const own = ageOn(m.birth, sampleDay);
    const age = Math.max(60, Math.min(94, own + (relation.endsWith('亲') ? rng.int(22, 30) : rng.int(42, 50))));
    m.kin.push({ name: name(sex === '男' ? maleNames : femaleNames, sex === '男' ? m.name[0] : undefined), relation, sex, age, kind: 'elder', seriouslyIll: false, noLabour: false, phone: kinPhone() });
  };
  // Every family has someone at home: a card without a holder would be none.
  members.forEach(addElder);
  spread(rng, members, plan.elders - members.length, (m) => m.kin.filter((k) => k.kind === 'elder').length < 4, addElder);
  spread(rng, members.filter((m) => m.sex === '男'), plan.women, (m) => !m.kin.some((k) => k.kind === 'woman'), (m) =>
    m.kin.push({ name: name(femaleNames), relation: rng.pick(['妻子', '妻子', '配偶', '妻']), sex: '女', age: Math.max(21, Math.min(58, ageOn(m.birth, sampleDay) - rng.int(0, 4))), kind: 'woman', seriouslyIll: false, noLabour: false, phone: kinPhone() }));
  spread(rng, members, plan.children, (m) => m.kin.filter((k) => k.kind === 'child').length < 4, (m) => {
    const girl = rng.chance(0.5);
    const grand = ageOn(m.birth, sampleDay) > 48;
    m.kin.push({ name: name(childNames, rng.chance(0.9) ? m.name[0] : undefined), relation: grand ? (girl ? '孙女' : '孙子') : girl ? '女儿' : '儿子', sex: girl ? '女' : '男', age: rng.int(2, 15), kind: 'child', seriouslyIll: false, noLabour: false, phone: '' });
  });
  const everyone = members.flatMap((m) => m.kin);
  const adults = everyone.filter((k) => k.kind !== 'child').sort((a, b) => b.age - a.age);
  for (const k of adults.slice(0, plan.noLabour)) k.noLabour = true;
  for (const k of rng.shuffle(adults).slice(0, plan.seriouslyIll)) k.seriouslyIll = true;
}

function spread(rng: Prng, members: Member[], count: number, room: (m: Member) => boolean, give: (m: Member) => void): void {
  for (let i = 0; i < count; i += 1) {
    const open = members.filter(room);
    if (open.length === 0) throw new Error(`the plan asks for ${count} persons, and only ${i} find a place`);
    give(rng.pick(open));
  }
}

function pairs(rng: Prng, plan: Plan, members: Member[], name: MakeName, phone: MakePhone): Pair[] {
  const leads = rng.shuffle(members.map((_, i) => i < plan.leaders));
  return members.map((member, i) => ({
    member, helper: name(rng.chance(0.6) ? maleNames : femaleNames), leaders: leads[i]!, unit: rng.pick(leads[i] ? leaderDuties : organUnits), phone: phone('1393'), since: randomDay(rng, rng.int(2024, 2025)),
    aspects: rng.pick(['帮思想、帮生活', '帮生活', '帮生产', '帮思想、帮生活、帮生产', '帮生活、帮生产']),
  }));
}

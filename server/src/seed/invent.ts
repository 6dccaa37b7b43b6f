import { addDays, addMonths, dayOf, partsOf, type Day } from '@guiyan/shared/domain/dates';
import type { DependentKind, TagKind } from '@guiyan/shared/domain/families';
import { checkDigit } from '@guiyan/shared/domain/idno';
import { Prng } from '../samples/prng';
import * as pool from './pools';

export interface KinPlan { name: string; relation: string; kind: DependentKind; sex: string; birth: Day; phone: string | null; tags: TagKind[] }
export interface AwayPlan {
  name: string; sex: '男' | '女'; village: number; group: string; birth: Day; idNo: string; phone: string; nation: string; edu: string; joinDay: Day; province: string; city: string; inProvince: boolean; job: string; outDay: Day; kin: KinPlan[];
  /** Signs in on the phone; the others are reached by telephone. */
  online: boolean;
}
export interface HelperPlan { name: string; phone: string; duty: string; leads: boolean }
export interface Invented { away: AwayPlan[]; helpers: HelperPlan[] }

type Fixed = Partial<Omit<AwayPlan, 'kin'>> & { kin?: Partial<KinPlan>[] };
/** Those the demo hats belong to or speak of. */
const known: Record<string, Fixed[]> = {
  下河乡: [
    { name: '吴远明', sex: '男', village: 0, group: '三组', province: '浙江省', city: '宁波市', inProvince: false, job: '电子厂普工', online: true, kin: [{ name: '龙阿秀', relation: '母亲', kind: 'elder', sex: '女', tags: ['ill'] }, { name: '吴小禾', relation: '女儿', kind: 'child', sex: '女' }] },
    { name: '潘小桃', sex: '女', village: 0, group: '一组', province: '广东省', city: '佛山市', inProvince: false, job: '制衣厂', online: true, kin: [{ name: '潘老福', relation: '父亲', kind: 'elder', sex: '男' }, { name: '潘一诺', relation: '儿子', kind: 'child', sex: '男' }] },
    { name: '石开云', sex: '男', village: 1, group: '二组', province: '福建省', city: '厦门市', inProvince: false, job: '建筑木工', online: false },
    { name: '杨胜才', sex: '男', village: 1, group: '五组', province: '浙江省', city: '温州市', inProvince: false, job: '货车司机', online: true },
  ],
};

/** Invents the people of one township; equal days give equal people. */
export function invent(plan: pool.TownshipPlan, index: number, today: Day): Invented {
  const rng = new Prng(41 + index * 97);
  const used = new Set<string>(['杨正林', '田春燕']);
  const name = (given: readonly string[], surname?: string): string => {
    for (let tries = 0; ; tries += 1) {
      const made = (surname && tries < 12 ? surname : rng.pick(pool.surnames)) + rng.pick(given);
      if (!used.has(made)) { used.add(made); return made; }
    }
  };
  let line = index * 3000 + 1100;
  const phone = (): string => `1398${String((line += rng.int(3, 9)) * 13 + 2_000_000).padStart(7, '0')}`;
  const born = (least: number, most: number): Day => addDays(addMonths(today, -12 * rng.int(least, most)), -rng.int(1, 360));
  const relative = (f: Partial<KinPlan>, age: [number, number], surname?: string): KinPlan => {
    const sex = f.sex ?? '女';
    const given = f.kind === 'child' ? pool.childNames : sex === '男' ? pool.maleNames : pool.femaleNames;
    const made: KinPlan = { name: f.name ?? name(given, surname), relation: f.relation ?? '', kind: f.kind ?? 'elder', sex, birth: born(...age), phone: f.kind === 'child' ? null : rng.chance(0.75) || f.name ? phone() : null, tags: f.tags ?? [] };
    return made;
  };
  const ages = (kind: DependentKind | undefined): [number, number] => (kind === 'child' ? [3, 15] : kind === 'woman' ? [26, 48] : [62, 84]);
  const kinOf = (f: Fixed, sex: string, surname: string): KinPlan[] => {
    if (f.kin) return f.kin.map((k) => relative(k, ages(k.kind), surname));
    const elder = rng.chance(0.5) ? { relation: '母亲', sex: '女' } : { relation: '父亲', sex: '男' };
    const kin = [relative({ ...elder, kind: 'elder', tags: rng.chance(0.15) ? ['ill'] : rng.chance(0.3) ? ['no_labour'] : [] }, ages('elder'), elder.sex === '男' ? surname : undefined)];
    if (sex === '男' && rng.chance(0.4)) kin.push(relative({ relation: '妻子', kind: 'woman', sex: '女' }, ages('woman')));
    for (let n = rng.int(0, 2); n > 0; n -= 1) {
      const girl = rng.chance(0.5);
      kin.push(relative({ relation: girl ? '女儿' : '儿子', kind: 'child', sex: girl ? '女' : '男' }, ages('child'), surname));
    }
    return kin;
  };
  const away = Array.from({ length: plan.members }, (_, i): AwayPlan => {
    const f = known[plan.name]?.[i] ?? {};
    const sex = f.sex ?? (rng.chance(0.75) ? '男' : '女');
    const own = f.name ?? name(sex === '男' ? pool.maleNames : pool.femaleNames);
    used.add(own);
    const birth = born(26, 54);
    const isNear = f.inProvince ?? !rng.chance(0.8);
    const [province, city] = f.province ? [f.province, f.city ?? ''] : rng.pick<readonly [string, string]>(f.inProvince === false || !isNear ? pool.away : pool.near);
    return {
      name: own, sex, village: f.village ?? i % plan.villages.length, group: f.group ?? `${'一二三四五六'[rng.int(0, 5)]}组`, birth, idNo: idNo(rng, birth, sex), phone: phone(), nation: rng.pick(pool.nations), edu: rng.pick(pool.edus), joinDay: addMonths(birth, 12 * rng.int(20, 25)),
      province, city, inProvince: f.province ? false : isNear, job: f.job ?? rng.pick(pool.jobs), outDay: addDays(addMonths(today, -rng.int(16, 90)), -rng.int(0, 20)), kin: kinOf(f, sex, own[0]!), online: f.online ?? rng.chance(0.65),
    };
  });
  const helpers = pool.helperDuties.map((duty, i): HelperPlan => ({ name: index === 0 && i === 2 ? '杨正林' : name(rng.chance(0.6) ? pool.maleNames : pool.femaleNames), phone: phone(), duty, leads: i < 2 }));
  return { away, helpers };
}

/** A sound number whose order never ends in 0. */
function idNo(rng: Prng, birth: Day, sex: '男' | '女'): string {
  const { year, month, date } = partsOf(birth);
  const first17 = pool.regionCode + dayOf(year, month, date).replaceAll('-', '') + String(rng.int(1, 97) * 10 + (sex === '男' ? rng.pick([1, 3, 5, 7, 9]) : rng.pick([2, 4, 6, 8]))).padStart(3, '0');
  return first17 + checkDigit(first17);
}

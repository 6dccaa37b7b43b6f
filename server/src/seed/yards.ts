import { addDays, addMonths, startOfDay } from '@guiyan/shared/domain/dates';
import type { LivingWay } from '@guiyan/shared/domain/elders';
import type { GrantKind } from '@guiyan/shared/domain/grants';
import { Prng } from '../samples/prng';
import { act, type Stage } from './stage';
import type { Family, Place } from './township';
import type { Staff } from './year';

/** H9 H11 H13 H14 H18 What a township has beside visits: houses to come together, help in the field, clinics, elders' files, what was given. */
export function playYards(stage: Stage, place: Place, families: readonly Family[], staff: Staff): void {
  houses(stage, place, staff);
  const settled = families.filter((f) => !f.isNew);
  for (const worn of staff.helpers) served(stage, worn.worn);
  given(stage, settled, staff);
}

function houses(stage: Stage, place: Place, { clerk }: Staff): void {
  const yards = [['老院子', '村委会旁边', '周仁贵', '星期一到星期五', '下棋、量血压、看护孙辈', 0], ['油茶坪小院', '老学堂', '唐文斌', '逢场那三天', '辅导作业、教唱山歌', 2], ['河边小院', '渡口边', '田长庚', '星期六、星期天', '孩子看书，老人做饭', 5]] as const;
  stage.on(addMonths(stage.today, -4), 10, clerk, async (op) => {
    for (const [i, [name, where, keeper, days, doings, at]] of yards.entries()) await act(op, 'sites.add', { villageId: place.villages[at]!.id, name, place: where, keeper, phone: `0855-620148${i + 1}`, days, doings, from: addDays(op.today, 7) });
  });
}

/** A helper’s families: their elders' files, a clinic, a day in the rice field. */
function served(stage: Stage, helper: Staff['helpers'][number]['worn']): void {
  const rng = new Prng(helper.name.charCodeAt(0) * 13 + helper.name.charCodeAt(1));
  const ways: readonly LivingWay[] = ['alone', 'couple', 'grandchild', 'child'];
  stage.on(addDays(stage.today, -18), 15, helper, async (op) => {
    for (const e of (await act(op, 'elders.list', { limit: 50 })).rows) {
      const [living, asked, told, signs] = [rng.pick(ways), rng.chance(0.8), rng.chance(0.75), rng.chance(0.6)];
      const kin = rng.pick(['邻居', '侄儿', '女儿'] as const);
      if (asked) await act(op, 'elders.save', { id: e.personId, living, contacts: told ? [{ name: `${e.name.slice(0, 1)}${rng.pick(['正华', '秀兰', '长庚', '春桃'])}`, relation: kin, phone: `1391${String(rng.int(0, 9_999_999)).padStart(7, '0')}` }] : [] });
      const kind = rng.pick(['free_clinic', 'checkup', 'medicine'] as const);
      await act(op, 'clinics.record', { familyId: e.familyId, personIds: [e.personId], kind, on: addDays(op.today, -rng.int(0, 40)) });
      if (signs) await act(op, 'clinics.record', { familyId: e.familyId, personIds: [e.personId], kind: 'doctor', on: addDays(op.today, -60) });
    }
  });
  const farm = addMonths(stage.today, -2);
  stage.on(farm, 18, helper, async (op) => {
    const [first] = (await act(op, 'duties.visits', {})).rows;
    if (first) await act(op, 'helpdays.record', { familyId: first.familyId, season: 'farm', halves: 2, people: 2, lands: { paddy: 120, hill: 40, otherLand: 0 }, words: '收谷子，晒了一院坝', happenedAt: startOfDay(op.today) + 61_200_000 });
  });
}

/** H18 Given before, counted again since. */
function given(stage: Stage, families: readonly Family[], { clerk }: Staff): void {
  const plans: readonly [number, GrantKind, number, string, number, boolean][] = [[0, 'sow', 2, '能繁母猪', 9, true], [3, 'bees', 6, '中蜂养殖', 8, false], [5, 'seedling', 400, '油茶苗', 385, false], [7, 'loan', 3_000_000, '创业贴息贷款', 2_400_000, false]];
  for (const [i, kind, amount, project, now, model] of plans) {
    const f = families[i];
    if (!f) continue;
    let id = '';
    stage.on(addMonths(stage.today, -8), 10, clerk, async (op) => { id = (await act(op, 'grants.give', { familyId: f.familyId, kind, amount, project, source: '产业扶持', on: op.today, model })).id; });
    stage.on(addMonths(stage.today, -1), 16, clerk, (op) => act(op, 'grants.outcome', { id, on: op.today, amount: now, words: kind === 'sow' ? '下了两窝' : '' }));
  }
}

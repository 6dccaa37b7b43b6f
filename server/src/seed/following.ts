import { addDays, addMonths } from '@guiyan/shared/domain/dates';
import type { Trade } from '@guiyan/shared/domain/members';
import { Prng } from '../samples/prng';
import * as pool from './pools';
import { act, type Stage } from './stage';
import type { Family, Place } from './township';
import type { Staff } from './year';

/** The trade of an invented job; what is not in the pool has none. */
const tradeOfJob: Record<(typeof pool.jobs)[number], Trade> = {
  电子厂普工: 'factory', 建筑木工: 'building', 钢筋工: 'building', 制衣厂: 'factory', 家具厂: 'factory', 快递员: 'transport', 货车司机: 'transport', 保安: 'household', 家政: 'household', 水电安装: 'building', 五金厂: 'factory',
};
export const tradeOf = (job: string): Trade | null => { const known = pool.jobs.find((j) => j === job); return known ? tradeOfJob[known] : null; };

/** R4 N5 A round half a year ago that is over, one now that is under way, and some of what was said on the phone. */
export function playFollowing(stage: Stage, place: Place, families: readonly Family[], staff: Staff): void {
  const rng = new Prng(place.name.length * 977 + families.length);
  const settled = families.filter((f) => !f.isNew);
  for (const [day, share] of [[addMonths(stage.today, -7), 0.85], [addDays(stage.today, -12), 0.4]] as const) {
    const isOver = share > 0.5;
    stage.on(day, 8.5, staff.clerk, (op) => act(op, 'members.openRound', {}));
    for (const f of settled) {
      const how = rng.chance(0.6) ? 'door' as const : 'phone' as const;
      const [comes, on] = [rng.chance(share), addDays(day, rng.int(1, 9))];
      if (comes) stage.on(on, 10, staff.liaisonOf(f), (op) => act(op, 'members.verify', { id: f.memberId, how, note: how === 'door' ? '家里老人说和名册上一样' : '' }));
    }
    if (isOver) stage.on(addDays(day, 20), 17, staff.clerk, async (op) => {
      const { round, unverified } = await act(op, 'members.round', {});
      await act(op, 'members.closeRound', { id: round!.id, unverified: unverified.length });
    });
  }
  for (const f of settled) {
    const [said, words, back] = [rng.chance(0.3), rng.pick(pool.contactWords), rng.int(3, 25)];
    if (said) stage.on(addDays(stage.today, -back), 19.2, staff.liaisonOf(f), (op) => act(op, 'members.logContact', { id: f.memberId, how: 'phone', words }));
  }
}

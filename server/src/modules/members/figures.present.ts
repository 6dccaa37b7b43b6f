import type { Output, Parsed } from '@guiyan/shared/contract';
import type { Day } from '@guiyan/shared/domain/dates';
import { inLabels } from '@guiyan/shared/domain/labels';
import { awayStates, contactStateWords, isLongVisit, isSilent, memberStateWords, stateOf, verifyStateOf, verifyStates, verifyStateWords } from '@guiyan/shared/domain/members';
import type { AgeKey, SettingKey } from '@guiyan/shared/domain/settings';
import { badInput, ensure } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { committedSettings, ensureSettable, labelsOf, settingOf } from '../settings';
import { awayAsOf, type AwayLine } from './going.queries';
import { asPrecision } from './members.rules';

const stateOn = (m: AwayLine, on: Day, outMonths: number) => stateOf({ ...m, outPrecision: asPrecision(m.outPrecision) }, on, outMonths);

/** R1 R2 By that day's rules and that day's register; asked again later, it says the same. */
export async function countMembers(op: Op, { asOf, village }: Parsed<'members.count'>): Promise<Output<'members.count'>> {
  const on = asOf ?? op.today;
  ensure(on <= op.today, badInput('day.future', { asOf: 'future' }));
  const v = await committedSettings(op, wearer(op).countyId, on);
  const away = await awayAsOf(op, on, village);
  return {
    asOf: on, total: away.length, outMonths: v.out_months, staleMonths: v.verify_stale_months,
    states: awayStates.map((state) => ({ state, count: away.filter((m) => stateOn(m, on, v.out_months) === state).length })),
    verified: verifyStates.map((verified) => ({ verified, count: away.filter((m) => verifyStateOf(m.verifiedOn, on, v.verify_stale_months) === verified).length })),
  };
}

/** Where one member stands by a rule's value, in the words of the screens. */
const standing: Partial<Record<Exclude<SettingKey, AgeKey>, (m: AwayLine, on: Day, value: number) => string>> = {
  out_months: (m, on, value) => memberStateWords[stateOn(m, on, value)],
  verify_stale_months: (m, on, value) => verifyStateWords[verifyStateOf(m.verifiedOn, on, value)],
  lost_months: (m, on, value) => contactStateWords[isSilent(m.since, on, value) ? 'silent' : 'in_touch'],
  max_home_days: (m, on, value) => (m.homeSince && isLongVisit(m.homeSince, null, on, value) ? '要问一问' : '不用问'),
};

/** X16 What would change on the day a value begins, over everyone in the county who is away then. The room of families answers for the ages. */
export async function previewMembersRule(op: Op, input: Parsed<'settings.preview'> & { key: Exclude<SettingKey, AgeKey> }): Promise<Output<'settings.preview'>> {
  ensureSettable(op, input);
  const { key, value, from } = input;
  const was = await settingOf(op, wearer(op).countyId, key, from);
  const away = await awayAsOf(op, from);
  const own = await labelsOf(op, wearer(op).countyId);
  const moves = new Map<string, { from: string; to: string; count: number }>();
  // What a survey begins with moves nobody who is away.
  const stands = standing[key] ?? (() => '');
  for (const m of away) {
    const [before, after] = [was, value].map((v) => inLabels(stands(m, from, v), own)) as [string, string];
    if (before === after) continue;
    const moved = moves.get(`${before} ${after}`) ?? { from: before, to: after, count: 0 };
    moves.set(`${before} ${after}`, { ...moved, count: moved.count + 1 });
  }
  return { key, from, was, becomes: value, who: 'away', members: away.length, changed: [...moves.values()].reduce((sum, m) => sum + m.count, 0), moves: [...moves.values()] };
}

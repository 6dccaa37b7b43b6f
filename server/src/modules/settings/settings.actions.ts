import type { Output, Parsed } from '@guiyan/shared/contract';
import { settingShapes } from '@guiyan/shared/domain/settings';
import { addSpan } from '../../platform/db/spans';
import { AppError, ensure } from '../../platform/errors';
import { record, wearer, type Op } from '../../platform/op';
import { labelsOf } from './labels.queries';
import { CountySetting } from './settings.entity';
import { presentSetting } from './settings.present';
import { listSpans } from './settings.queries';
import { isInRange } from './settings.rules';

/** X16 400 outside the key's range or before today; the days until then keep the value they had. */
export function ensureSettable(op: Op, { key, value, from }: Pick<Parsed<'settings.set'>, 'key' | 'value' | 'from'>): void {
  const { min, max, unit } = settingShapes[key];
  ensure(isInRange(key, value), new AppError('setting.out_of_range', 400, { params: { min, max, unit }, fields: { value: `${min} – ${max}` } }));
  ensure(from >= op.today, new AppError('setting.past', 400, { fields: { from: 'past' } }));
}

export async function set(op: Op, input: Parsed<'settings.set'>): Promise<Output<'settings.set'>> {
  ensureSettable(op, input);
  const { countyId } = wearer(op);
  const { key, value, from } = input;
  const own = (await listSpans(op, countyId)).filter((s) => s.code === key);
  const settingId = await addSpan(op, CountySetting, own, { code: key, value, fromDay: from, note: input.note });
  await record(op, 'setting.set', { settingId, key, value, from }, { townshipId: null, subjectId: countyId });
  return presentSetting(op, key, await listSpans(op, countyId), await labelsOf(op, countyId));
}

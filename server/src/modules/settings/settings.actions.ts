import type { Output, Parsed } from '@guiyan/shared/contract';
import { settingShapes } from '@guiyan/shared/domain/settings';
import { change } from '../../platform/db/change';
import { AppError, conflict, ensure } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { labelsOf } from './labels.queries';
import { CountySetting } from './settings.entity';
import { presentSetting } from './settings.present';
import { listSpans } from './settings.queries';
import { isInRange, place } from './settings.rules';

/** X16 400 outside the key's range or before today; the days until then keep the value they had. */
export function ensureSettable(op: Op, { key, value, from }: Pick<Parsed<'settings.set'>, 'key' | 'value' | 'from'>): void {
  const { min, max, unit } = settingShapes[key];
  ensure(isInRange(key, value), new AppError('setting.out_of_range', 400, { params: { min, max, unit }, fields: { value: `${min} – ${max}` } }));
  ensure(from >= op.today, new AppError('setting.past', 400, { fields: { from: 'past' } }));
}

export async function set(op: Op, input: Parsed<'settings.set'>): Promise<Output<'settings.set'>> {
  ensureSettable(op, input);
  const { countyId, userId, name } = wearer(op);
  const { key, value, from } = input;
  const spans = await listSpans(op, countyId);
  const own = spans.filter((s) => s.code === key);
  const { cut, until } = place(spans, key, from);
  for (const span of cut) await change(op.db, CountySetting, { id: span.id, turn: own.find((s) => s.id === span.id)!.turn }, { untilDay: from });
  const made = { id: newId(), countyId, code: key, turn: (own[0]?.turn ?? 0) + 1, value, fromDay: from, untilDay: until, setBy: userId, setByName: name, note: input.note, createdAt: op.now };
  ensure(await orKnown(op.db.insert(CountySetting, made)), conflict('row.changed'));
  await record(op, 'setting.set', { settingId: made.id, key, value, from }, { townshipId: null, subjectId: countyId });
  return presentSetting(op, key, await listSpans(op, countyId), await labelsOf(op, countyId));
}

import type { Output } from '@guiyan/shared/contract';
import { settingKeys, settingShapes, type SettingKey } from '@guiyan/shared/domain/settings';
import { wearer, type Op } from '../../platform/op';
import type { CountySetting } from './settings.entity';
import { listSpans } from './settings.queries';
import { valueOn } from './settings.rules';

export function presentSetting(op: Op, key: SettingKey, spans: readonly CountySetting[]): Output<'settings.set'> {
  const { label, about, unit, min, max, initial } = settingShapes[key];
  const history = spans.filter((s) => s.code === key).map((s) => ({ value: s.value, from: s.fromDay, until: s.untilDay, by: s.setByName, note: s.note, at: Number(s.createdAt) }));
  return { key, label, about, unit, min, max, initial, value: valueOn(spans, key, op.today), history, can: wearer(op).hat === 'county' ? ['set'] : [] };
}

export async function presentSettings(op: Op): Promise<Output<'settings.list'>> {
  const spans = await listSpans(op, wearer(op).countyId);
  return { rows: settingKeys.map((key) => presentSetting(op, key, spans)) };
}

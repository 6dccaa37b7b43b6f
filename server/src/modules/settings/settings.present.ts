import type { Output } from '@guiyan/shared/contract';
import { inLabels, type OwnLabels } from '@guiyan/shared/domain/labels';
import { settingKeys, settingShapes, type SettingKey } from '@guiyan/shared/domain/settings';
import { wearer, type Op } from '../../platform/op';
import { labelsOf } from './labels.queries';
import type { CountySetting } from './settings.entity';
import { listSpans } from './settings.queries';
import { valueOn } from './settings.rules';

export function presentSetting(op: Op, key: SettingKey, spans: readonly CountySetting[], own: OwnLabels): Output<'settings.set'> {
  const { label, about, unit, min, max, initial } = settingShapes[key];
  const history = spans.filter((s) => s.code === key).map((s) => ({ value: s.value, from: s.fromDay, until: s.untilDay, by: s.setByName, note: s.note, at: Number(s.createdAt) }));
  return { key, label: inLabels(label, own), about: inLabels(about, own), unit, min, max, initial, value: valueOn(spans, key, op.today), history, can: wearer(op).hat === 'county' ? ['set'] : [] };
}

export async function presentSettings(op: Op): Promise<Output<'settings.list'>> {
  const { countyId } = wearer(op);
  const [spans, own] = [await listSpans(op, countyId), await labelsOf(op, countyId)];
  return { rows: settingKeys.map((key) => presentSetting(op, key, spans, own)) };
}

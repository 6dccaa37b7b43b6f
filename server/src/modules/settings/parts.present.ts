import type { Output } from '@guiyan/shared/contract';
import { inLabels, type OwnLabels } from '@guiyan/shared/domain/labels';
import { partNames, partShapes, type PartName } from '@guiyan/shared/domain/parts';
import { wearer, type Op } from '../../platform/op';
import { labelsOf } from './labels.queries';
import { isPartOn, partCode } from './parts.queries';
import type { CountySetting } from './settings.entity';
import { listSpans } from './settings.queries';

export function presentPart(op: Op, key: PartName, spans: readonly CountySetting[], own: OwnLabels): Output<'settings.setPart'> {
  const { title, about } = partShapes[key];
  const history = spans.filter((s) => s.code === partCode(key)).map((s) => ({ on: s.value !== 0, from: s.fromDay, until: s.untilDay, by: s.setByName, note: s.note, at: Number(s.createdAt) }));
  return { key, title: inLabels(title, own), about: inLabels(about, own), on: isPartOn(spans, key, op.today), history, can: wearer(op).hat === 'county' ? ['set'] : [] };
}
export async function presentParts(op: Op): Promise<Output<'settings.parts'>> {
  const { countyId } = wearer(op);
  const [spans, own] = [await listSpans(op, countyId), await labelsOf(op, countyId)];
  return { rows: partNames.map((key) => presentPart(op, key, spans, own)) };
}

import type { Output } from '@guiyan/shared/contract';
import { labelWords, type LabelKey } from '@guiyan/shared/domain/labels';
import { labelKeys, labelShapes } from '@guiyan/shared/domain/settings';
import { wearer, type Op } from '../../platform/op';
import { listLabelSpans } from './labels.queries';
import type { CountyLabel } from './settings.entity';
import { wordsOn } from './settings.rules';

export function presentLabel(op: Op, key: LabelKey, spans: readonly CountyLabel[]): Output<'settings.setLabel'> {
  const { title, places } = labelShapes[key];
  const history = spans.filter((s) => s.code === key).map((s) => ({ words: s.words, from: s.fromDay, until: s.untilDay, by: s.setByName, note: s.note, at: Number(s.createdAt) }));
  return { key, title, places: [...places], initial: labelWords[key], words: wordsOn(spans, key, op.today), history, can: wearer(op).hat === 'county' ? ['set'] : [] };
}

export async function presentLabels(op: Op): Promise<Output<'settings.labels'>> {
  const spans = await listLabelSpans(op, [wearer(op).countyId]);
  return { rows: labelKeys.map((key) => presentLabel(op, key, spans)) };
}

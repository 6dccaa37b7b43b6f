import type { Output, Parsed } from '@guiyan/shared/contract';
import { LABEL_LEAST, LABEL_MOST, labelKeys, labelShapes } from '@guiyan/shared/domain/settings';
import { addSpan } from '../../platform/db/spans';
import { AppError, conflict, ensure } from '../../platform/errors';
import { record, wearer, type Op } from '../../platform/op';
import { presentLabel } from './labels.present';
import { listLabelSpans } from './labels.queries';
import { CountyLabel } from './settings.entity';
import { isLabelShaped, officialPart, wordsOn } from './settings.rules';

/** X13 X16 Another word from a day on; one that is planned for later stays. */
export async function setLabel(op: Op, { key, words, from, note }: Parsed<'settings.setLabel'>): Promise<Output<'settings.setLabel'>> {
  ensure(isLabelShaped(words), new AppError('label.shape', 400, { params: { least: LABEL_LEAST, most: LABEL_MOST }, fields: { words: 'shape' } }));
  const part = officialPart(key, words);
  ensure(part === undefined, new AppError('label.official', 400, { params: { part: part ?? '' }, fields: { words: 'official' } }));
  const { countyId } = wearer(op);
  const spans = await listLabelSpans(op, [countyId]);
  const other = labelKeys.find((k) => k !== key && wordsOn(spans, k, from) === words);
  ensure(!other, conflict('label.taken', { words, title: other ? labelShapes[other].title : '' }));
  const labelId = await addSpan(op, CountyLabel, spans.filter((s) => s.code === key), { code: key, words, fromDay: from, note });
  await record(op, 'label.set', { labelId, key, from }, { townshipId: null, subjectId: countyId });
  return presentLabel(op, key, await listLabelSpans(op, [countyId]));
}

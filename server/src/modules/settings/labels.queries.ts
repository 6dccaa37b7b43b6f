import type { Day } from '@guiyan/shared/domain/dates';
import type { OwnLabels } from '@guiyan/shared/domain/labels';
import { byKey } from '../../platform/db/gather';
import { among, rows, sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import type { CountyLabel } from './settings.entity';
import { ownLabelsOn } from './settings.rules';

/** All words a county set, newest first. */
export const listLabelSpans = (op: Op, countyIds: readonly string[]): Promise<CountyLabel[]> => {
  const where = among('county_id', countyIds);
  return rows(op.db, sql(`select * from county_labels where ${where.text} order by turn desc, id desc`, ...where.params));
};

/** X13 What a county says otherwise on a day: a ledger of an earlier day keeps the words of that day. */
export const labelsOf = async (op: Op, countyId: string, day: Day = op.today): Promise<OwnLabels> => ownLabelsOn(await listLabelSpans(op, [countyId]), day);

/** The same of several counties today: one account may wear hats of more than one. */
export async function labelsOfCounties(op: Op, countyIds: readonly string[]): Promise<(countyId: string) => OwnLabels> {
  const asked = [...new Set(countyIds)];
  const found = asked.length ? byKey(await listLabelSpans(op, asked), (s) => s.countyId) : new Map<string, CountyLabel[]>();
  return (countyId) => ownLabelsOn(found.get(countyId) ?? [], op.today);
}

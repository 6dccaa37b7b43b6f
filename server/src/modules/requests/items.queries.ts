import type { Day } from '@guiyan/shared/domain/dates';
import { among, rows, sql } from '../../platform/db/sql';
import { conflict, ensure } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import type { RequestItemRow } from './items.entity';
import { formOn, type Form, type Where } from './items.rules';

/** Every form a county and its townships gave their items, newest first. */
export const listItemSpans = async (op: Op, countyId: string): Promise<RequestItemRow[]> =>
  (await rows<Omit<RequestItemRow, 'spec'> & { spec: string }>(op.db, sql('select * from request_items where county_id = ? order by created_at desc, id desc', countyId))).map((r) => ({ ...r, spec: JSON.parse(r.spec) as RequestItemRow['spec'], createdAt: Number(r.createdAt) }));
export const findForm = async (op: Op, code: string, where: Where, day: Day): Promise<Form | null> => formOn(await listItemSpans(op, where.countyId), code, where, day);
/** What an item is called today where the actor sits; closed or unknown items are refused. */
export async function itemNameNow(op: Op, item: string): Promise<string> {
  const { countyId, townshipId } = wearer(op);
  const form = await findForm(op, item, { countyId, townshipId }, op.today);
  ensure(form?.spec.on, conflict('requests.no_item'));
  return form.spec.zh;
}
/** Counters by id, with the phone they publish. */
export async function windowsById(op: Op, ids: readonly string[]): Promise<Map<string, { id: string; name: string; phone: string; countyId: string; townshipId: string | null; kind: string }>> {
  const where = among('id', [...new Set(ids)]);
  const found = await rows<{ id: string; name: string; phone: string | null; countyId: string; townshipId: string | null; kind: string }>(op.db, sql(`select id, name, phone, county_id, township_id, kind from orgs where until_day is null and ${where.text}`, ...where.params));
  return new Map(found.map((o) => [o.id, { ...o, phone: o.phone ?? '' }]));
}

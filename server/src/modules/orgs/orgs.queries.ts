import type { OrgKind } from '@guiyan/shared/domain/orgs';
import { among, and, row, rows, sql } from '../../platform/db/sql';
import { AppError } from '../../platform/errors';
import type { Op } from '../../platform/op';
import { wearer } from '../../platform/op';
import type { OrgOutpost, OrgOutpostTurn, OrgPledge } from './keeping.entity';
import type { Org } from './orgs.entity';

export type OrgRow = Org;

/** Orgs of the actor's own county, and of the own township where the hat belongs to one. */
export const listOrgs = (op: Op): Promise<OrgRow[]> => {
  const { countyId, townshipId } = wearer(op);
  return rows(op.db, sql(`select * from orgs where county_id = ? and until_day is null and (? is null or township_id = ? or kind = 'county') order by seq, id`, countyId, townshipId, townshipId));
};
/** What the hat may know of: its own township and what stands at the county itself; county-wide hats the whole county. */
const seen = (op: Op, t: string) => {
  const { countyId, townshipId } = wearer(op);
  return sql(`${t}.county_id = ? and (? is null or ${t}.township_id is null or ${t}.township_id = ?)`, countyId, townshipId, townshipId);
};
/** The org, ended or not, if the actor may know of it. */
export async function getSeen(op: Op, id: string): Promise<OrgRow> {
  const may = seen(op, 'o');
  const org = await row<OrgRow>(op.db, sql(`select o.* from orgs o where o.id = ? and ${may.text}`, id, ...may.params));
  if (!org) throw new AppError('request.not_found', 404);
  return org;
}
export type PlacedRow = OrgRow & { form: string | null; city: string | null };
/** What stands at the county itself, its townships, and everything of one township. */
export const placedOrgs = (op: Op, countyId: string, townshipId: string | null): Promise<PlacedRow[]> =>
  rows(op.db, sql(`select o.*, x.form, x.city from orgs o left join org_outposts x on x.id = o.id where o.county_id = ? and o.until_day is null and (o.township_id is null or o.kind = 'township' or o.township_id = ?) order by o.seq, o.id`, countyId, townshipId ?? ''));
export const getOutpost = (op: Op, id: string): Promise<OrgOutpost | null> => row(op.db, sql('select * from org_outposts where id = ?', id));
/** What it was before, the last first. */
export const outpostTurns = (op: Op, id: string): Promise<OrgOutpostTurn[]> => rows(op.db, sql('select * from org_outpost_turns where org_id = ? order by turn desc', id));
export const pledgesOf = (op: Op, id: string): Promise<OrgPledge[]> => rows(op.db, sql('select * from org_pledges where org_id = ? order by version desc', id));
export const networkBranches = (op: Op, countyId: string): Promise<OrgRow[]> => rows(op.db, sql(`select * from orgs where county_id = ? and kind in ('township','network_branch') and until_day is null order by seq, id`, countyId));

/** Villages of a township in their fixed order, and their groups. */
export const groupsUnder = (op: Op, townshipId: string): Promise<OrgRow[]> => rows(op.db, sql(`select * from orgs where county_id = ? and township_id = ? and kind in ('village','chat') and until_day is null order by seq, id`, wearer(op).countyId, townshipId));

export const findOrg = (op: Op, id: string): Promise<OrgRow | null> => row(op.db, sql('select * from orgs where id = ?', id));
export async function getOrg(op: Op, id: string): Promise<OrgRow> {
  const org = await findOrg(op, id);
  if (!org) throw new AppError('request.not_found', 404);
  return org;
}
export const listCounties = (op: Op): Promise<OrgRow[]> => rows(op.db, sql(`select * from orgs where kind = 'county' order by seq, id`));
export const findCountyByName = (op: Op, name: string): Promise<OrgRow | null> => row(op.db, sql(`select * from orgs where kind = 'county' and name = ?`, name));
/** An org by its name: of the whole county, or of one township. */
export const findOrgNamed = (op: Op, countyId: string, kind: OrgKind, name: string, townshipId?: string | null): Promise<OrgRow | null> => {
  const where = and(sql('county_id = ? and kind = ? and name = ? and until_day is null', countyId, kind, name), townshipId ? sql('township_id = ?', townshipId) : null);
  return row(op.db, sql(`select * from orgs where ${where.text} order by seq, id`, ...where.params));
};
/** Villages of a township in their fixed order. */
export const listVillages = (op: Op, townshipId: string): Promise<OrgRow[]> => rows(op.db, sql(`select * from orgs where township_id = ? and kind = 'village' and until_day is null order by seq, id`, townshipId));
/** The units whose phones and pledges stand on the back of a card (F2). */
export const listWindows = (op: Op, countyId: string, townshipId: string): Promise<OrgRow[]> =>
  rows(op.db, sql(`select * from orgs where county_id = ? and township_id = ? and kind in ('township','window') and until_day is null order by seq, id`, countyId, townshipId));
/** The outposts of a county, whom its members away may report to (C1). */
export const listOutposts = (op: Op, countyId: string): Promise<OrgRow[]> => rows(op.db, sql(`select * from orgs where county_id = ? and kind = 'outpost' and until_day is null order by seq, id`, countyId));
export const findNetworkBranch = (op: Op, townshipId: string): Promise<OrgRow | null> => row(op.db, sql(`select * from orgs where township_id = ? and kind = 'network_branch' and until_day is null`, townshipId));
export async function orgNames(op: Op, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id): id is string => Boolean(id)))];
  const where = and(among('id', wanted));
  return new Map((await rows<{ id: string; name: string }>(op.db, sql(`select id, name from orgs where ${where.text}`, ...where.params))).map((o) => [o.id, o.name]));
}

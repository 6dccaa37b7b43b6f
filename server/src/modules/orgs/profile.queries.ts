import type { ProfileFigure } from '@guiyan/shared/domain/orgs';
import { rows, sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import type { OrgProfile } from './keeping.entity';

export type ProfileRow = OrgProfile;
/** Every value ever entered for an org, newest year first; `untilDay` null holds. */
export const profileLines = async (op: Op, orgId: string): Promise<ProfileRow[]> =>
  (await rows<ProfileRow>(op.db, sql('select * from org_profiles where org_id = ? order by year desc, figure, version desc', orgId))).map((p) => ({ ...p, hundredths: Number(p.hundredths) }));

/**
 * R10 The figures of an org that hold for a year, to divide by: those of the year itself, else of the last year before it that has the figure.
 * `year` in the answer says which; a figure nobody ever entered is not there, and a rate without it is not shown.
 */
export async function profileOf(op: Op, orgId: string, year: number): Promise<Map<ProfileFigure, { value: number; year: number; source: string }>> {
  const known = new Map<ProfileFigure, { value: number; year: number; source: string }>();
  for (const p of await profileLines(op, orgId)) {
    const figure = p.figure as ProfileFigure;
    if (p.untilDay === null && p.year <= year && !known.has(figure)) known.set(figure, { value: p.hundredths / 100, year: p.year, source: p.source });
  }
  return known;
}

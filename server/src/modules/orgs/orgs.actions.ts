import type { OrgKind } from '@guiyan/shared/domain/orgs';
import type { Parsed } from '@guiyan/shared/contract';
import { count, sql } from '../../platform/db/sql';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { ensure, badInput } from '../../platform/errors';
import { Org } from './orgs.entity';

export interface NewOrg { /** Chosen by the caller who must know it beforehand. */ id?: string; countyId?: string; townshipId?: string | null; villageId?: string | null; parentId?: string | null; kind: OrgKind; name: string; phone?: string | null; pledge?: string; province?: string | null; seq?: number }

/** Makes an org; a county, township or village is its own scope id. */
export async function addOrg(op: Op, org: NewOrg): Promise<string> {
  const id = org.id ?? newId();
  const own = (kind: OrgKind) => (org.kind === kind ? id : null);
  const countyId = org.countyId ?? own('county');
  ensure(countyId, badInput('request.invalid'));
  const seq = org.seq ?? (await count(op.db, sql('select count(*) from orgs where county_id = ?', countyId))) + 1;
  await op.db.insert(Org, {
    id, countyId, townshipId: org.townshipId ?? own('township'), villageId: org.villageId ?? own('village'), parentId: org.parentId ?? null, kind: org.kind, name: org.name, phone: org.phone ?? null,
    pledge: org.pledge ?? '', pledgeVersion: 1, province: org.province ?? null, seq, fromDay: op.today, untilDay: null,
  });
  return id;
}

/** R13 A window of the actor's township. */
export async function addWindow(op: Op, input: Parsed<'orgs.addWindow'>): Promise<{ id: string }> {
  const { countyId, townshipId } = wearer(op);
  ensure(townshipId, badInput('request.invalid'));
  const id = await addOrg(op, { countyId, townshipId, parentId: townshipId, kind: 'window', name: input.name, phone: input.phone ?? null, pledge: input.pledge });
  await record(op, 'window.added', { orgId: id }, { subjectId: id });
  return { id };
}

import { mayStandBelow, orgKindRules, type OrgKind } from '@guiyan/shared/domain/orgs';
import type { Parsed } from '@guiyan/shared/contract';
import { change } from '../../platform/db/change';
import { latest } from '../../platform/db/latest';
import { count, row, sql } from '../../platform/db/sql';
import { execute } from '../../platform/db/statement';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { AppError, badInput, conflict, ensure, notAllowed } from '../../platform/errors';
import { OrgOutpost, OrgOutpostTurn, OrgPledge } from './keeping.entity';
import { Org } from './orgs.entity';
import { getOutpost, getSeen, outpostTurns, type OrgRow } from './orgs.queries';
import { kindOf, verbsOn, type Verb } from './orgs.rules';
import { turn } from './turns.actions';

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

/** The org, if the actor may know of it and do this to it. */
export async function getKept(op: Op, id: string, verb: Verb): Promise<OrgRow> {
  const org = await getSeen(op, id);
  const may = verbsOn(wearer(op), org);
  ensure(org.untilDay === null || may.length, conflict('orgs.ended', { name: org.name }));
  ensure(may.includes(verb), notAllowed());
  return org;
}

/** Two of a kind and a name below one parent cannot be told apart. The parent's row is taken, so that of two who add at once the second is told. */
export async function ensureFreeName(op: Op, org: { kind: string; parentId: string | null; name: string }, except = ''): Promise<void> {
  await execute(op.db, 'update orgs set seq = seq where id = ?', [org.parentId]);
  const same = await row(op.db, sql(`select id from orgs where parent_id = ? and kind = ? and name = ? and until_day is null and id <> ? limit 1${latest(op)}`, org.parentId, org.kind, org.name, except));
  ensure(!same, conflict('orgs.name_taken', { name: org.name }));
}

export async function add(op: Op, input: Parsed<'orgs.add'>): Promise<{ id: string }> {
  const parent = await getKept(op, input.parentId, 'add_below');
  ensureBelow(input.kind, parent);
  ensure(!input.outpost === (input.kind !== 'outpost'), badInput('orgs.outpost_facts', { outpost: 'required' }));
  await ensureFreeName(op, input);
  if (input.kind === 'network_branch') ensure(!(await row(op.db, sql(`select id from orgs where township_id = ? and kind = 'network_branch' and until_day is null${latest(op)}`, parent.townshipId))), conflict('orgs.one_network_branch'));
  const id = await addOrg(op, { kind: input.kind, name: input.name, countyId: parent.countyId, townshipId: parent.townshipId, villageId: parent.villageId, parentId: parent.id, phone: input.phone ?? null, pledge: input.pledge });
  if (input.outpost) await op.db.insert(OrgOutpost, { id, countyId: parent.countyId, ...(await outpostFacts(op, input.outpost)) });
  await record(op, 'org.added', { orgId: id, kind: input.kind }, { townshipId: parent.townshipId, subjectId: id });
  return { id };
}
export function ensureBelow(kind: OrgKind, parent: OrgRow): void {
  const above = kindOf(parent.kind);
  ensure(mayStandBelow(kind, above), new AppError('orgs.wrong_parent', 400, { params: { kind: orgKindRules[kind].title, parent: orgKindRules[above].title } }));
}

type OutpostFacts = Omit<OrgOutpost, 'id' | 'countyId'>;
const outpostColumns = ['form', 'city', 'homeId', 'approvedBy', 'approvedNo', 'approvedOn'] as const satisfies readonly (keyof OutpostFacts)[];
async function outpostFacts(op: Op, f: NonNullable<Parsed<'orgs.add'>['outpost']>): Promise<OutpostFacts> {
  if (f.homeId) {
    const home = await getSeen(op, f.homeId);
    ensure(home.kind !== 'outpost' && home.untilDay === null, badInput('orgs.outpost_home', { homeId: 'wrong' }));
  }
  return { form: f.form, city: f.city, homeId: f.homeId ?? null, approvedBy: f.approvedBy, approvedNo: f.approvedNo, approvedOn: f.approvedOn ?? null };
}

export async function edit(op: Op, input: Parsed<'orgs.edit'>): Promise<{ id: string }> {
  const org = await getKept(op, input.id, 'edit');
  const fields: string[] = [];
  if (input.phone !== undefined && input.phone !== org.phone) { await turn(op, org, { phone: input.phone }, op.today); fields.push('phone'); }
  if (input.pledge !== undefined && input.pledge !== org.pledge) { await pledge(op, org, input.pledge); fields.push('pledge'); }
  if (input.outpost) {
    const facts = await outpostFacts(op, input.outpost);
    ensure(org.kind === 'outpost', badInput('orgs.outpost_facts'));
    if (await setOutpost(op, org, facts)) fields.push('outpost');
  }
  if (fields.length) await record(op, 'org.changed', { orgId: org.id, fields }, { townshipId: org.townshipId, subjectId: org.id });
  return { id: org.id };
}

/** R13 What it was until today stays readable, with who changed it. */
async function setOutpost(op: Op, org: OrgRow, facts: OutpostFacts): Promise<boolean> {
  const held = await getOutpost(op, org.id);
  if (!held) { await op.db.insert(OrgOutpost, { id: org.id, countyId: org.countyId, ...facts }); return true; }
  const { id, countyId, ...before } = held;
  if (outpostColumns.every((key) => before[key] === facts[key])) return false;
  const turn = ((await outpostTurns(op, id))[0]?.turn ?? 0) + 1;
  ensure(await orKnown(op.db.insert(OrgOutpostTurn, { ...before, id: newId(), countyId, orgId: id, turn, untilDay: op.today, changedBy: wearer(op).name })), conflict('row.changed'));
  await op.db.update(OrgOutpost, { id }, facts);
  return true;
}

/** R13 A pledge is the unit's word on a day: a new one is a new version, the earlier one stays readable. */
async function pledge(op: Op, org: OrgRow, words: string): Promise<void> {
  const version = org.pledgeVersion + 1;
  const line = { countyId: org.countyId, orgId: org.id };
  if (org.pledge) await orKnown(op.db.insert(OrgPledge, { ...line, id: newId(), version: org.pledgeVersion, words: org.pledge, fromDay: org.fromDay }));
  await change(op.db, Org, { id: org.id, pledgeVersion: org.pledgeVersion }, { pledge: words, pledgeVersion: version });
  await op.db.insert(OrgPledge, { ...line, id: newId(), version, words, fromDay: op.today });
}

import type { Output, Parsed } from '@guiyan/shared/contract';
import { outpostForms, plannedDeeds, type OutpostForm } from '@guiyan/shared/domain/orgs';
import { ensure, notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { holdersOf, phoneOfHolder } from './holders.queries';
import type { OrgHolder } from './keeping.entity';
import { findOrg, getOrg, getOutpost, getSeen, groupsUnder, networkBranches, orgNames, outpostTurns, placedOrgs, pledgesOf, type OrgRow, type PlacedRow } from './orgs.queries';
import { kindOf, planVerbs, verbsOn } from './orgs.rules';
import { plansOf } from './plans.actions';
import { namesOn, turnsOf, villagesUnder } from './turns.queries';

type Line = Output<'orgs.list'>['rows'][number];
type Public = Output<'orgs.directory'>['county'];
const formOf = (form: string | null): OutpostForm | null => outpostForms.find((f) => f === form) ?? null;

const line = (op: Op, o: PlacedRow, holders: readonly OrgHolder[]): Line => ({
  id: o.id, parentId: o.parentId, kind: kindOf(o.kind), name: o.name, phone: o.phone, seq: o.seq, form: formOf(o.form), city: o.city, holders: holders.map(({ title, name }) => ({ title, name })), can: verbsOn(wearer(op), o),
});

async function ownTownship(op: Op, asked: string | undefined): Promise<string | null> {
  const id = asked ?? wearer(op).townshipId;
  if (!id) return null;
  ensure((await getSeen(op, id)).kind === 'township', notFound());
  return id;
}

export async function presentList(op: Op, input: Parsed<'orgs.list'>): Promise<Output<'orgs.list'>> {
  const township = await ownTownship(op, input.township);
  const { countyId, townshipId } = wearer(op);
  // A township's office works in its own tree; the phones of the others stand in the directory.
  const found = (await placedOrgs(op, countyId, township)).filter((o) => o.kind !== 'township' || !townshipId || o.id === townshipId);
  const holders = await holdersOf(op, found.map((o) => o.id));
  return { township, rows: found.map((o) => line(op, o, holders.get(o.id) ?? [])) };
}

export async function presentOrg(op: Op, { id }: Parsed<'orgs.get'>): Promise<Output<'orgs.get'>> {
  const org = await getSeen(op, id);
  const outpost = await getOutpost(op, id);
  const turns = (await turnsOf(op, [id])).get(id) ?? [];
  const parents = await orgNames(op, [org.parentId, ...turns.map((t) => t.parentId)]);
  const nameOfParent = (parentId: string | null): string => parents.get(parentId ?? '') ?? '';
  const names = turns.length ? turns.filter((t) => t.fromDay !== t.untilDay) : [{ name: org.name, parentId: org.parentId, fromDay: org.fromDay, untilDay: null }];
  const { holders: _, ...facts } = line(op, { ...org, form: outpost?.form ?? null, city: outpost?.city ?? null }, []);
  return {
    ...facts, since: org.fromDay, until: org.untilDay, mergedInto: await mergedInto(op, org), parent: nameOfParent(org.parentId), pledge: org.pledge,
    outpost: outpost && { form: formOf(outpost.form) ?? 'branch', city: outpost.city, homeId: outpost.homeId, approvedBy: outpost.approvedBy, approvedNo: outpost.approvedNo, approvedOn: outpost.approvedOn },
    outpostBefore: (await outpostTurns(op, id)).map((o) => ({ form: formOf(o.form) ?? 'branch', city: o.city, approvedBy: o.approvedBy, approvedNo: o.approvedNo, approvedOn: o.approvedOn, until: o.untilDay, by: o.changedBy })),
    names: names.map((t) => ({ name: t.name, parent: nameOfParent(t.parentId), from: t.fromDay, until: t.untilDay })),
    holders: ((await holdersOf(op, [id], true)).get(id) ?? []).map((h) => ({ id: h.id, title: h.title, name: h.name, personId: h.personId, phone: h.untilDay === null ? phoneOfHolder(op, h) : null, from: h.fromDay, until: h.untilDay })),
    pledges: (await pledgesOf(op, id)).map((p) => ({ version: p.version, text: p.words, from: p.fromDay })),
    absorbed: await absorbed(op, id), plans: await presentPlans(op, id),
  };
}

/** What is to come for it, or for one that is to be joined to it. */
async function presentPlans(op: Op, id: string): Promise<Output<'orgs.get'>['plans']> {
  const found = await plansOf(op, id);
  const names = await orgNames(op, found.flatMap((p) => [p.orgId, p.otherId]));
  const named = (orgId: string) => ({ id: orgId, name: names.get(orgId) ?? '' });
  const out: Output<'orgs.get'>['plans'] = [];
  for (const p of found) {
    const deed = plannedDeeds.find((d) => d === p.deed)!;
    const may = p.state === 'open' && verbsOn(wearer(op), await getOrg(op, p.orgId)).includes(planVerbs[deed]);
    out.push({ id: p.id, deed, org: named(p.orgId), name: p.name, other: p.otherId ? named(p.otherId) : null, on: p.onDay, by: p.byName, failed: p.state === 'failed', why: p.why, can: may ? ['call_off'] : [] });
  }
  return out;
}

async function mergedInto(op: Op, org: OrgRow): Promise<{ id: string; name: string } | null> {
  const now = org.untilDay === null ? undefined : (await namesOn(op, [org.id], op.today)).get(org.id);
  return now && now.id !== org.id ? { id: now.id, name: now.name } : null;
}
/** Those that became part of it, by the name they had until then. */
async function absorbed(op: Op, id: string): Promise<{ id: string; name: string; on: string }[]> {
  const ids = (await villagesUnder(op, id, op.today)).slice(1);
  const turns = await turnsOf(op, ids);
  return ids.flatMap((one) => {
    const own = (turns.get(one) ?? []).filter((t) => t.shownAs === one).at(-1);
    return own ? [{ id: one, name: own.name, on: own.untilDay ?? own.fromDay }] : [];
  });
}

const present = (op: Op, o: PlacedRow, holders: readonly OrgHolder[]): Public => ({
  id: o.id, kind: kindOf(o.kind), name: o.name, phone: o.phone, city: o.city, holders: holders.map((h) => ({ title: h.title, name: h.name, phone: phoneOfHolder(op, h) })),
});
/** R13 What is public anyway, for everybody of the county: offices, their duties and the phones made known with them. */
export async function presentDirectory(op: Op, input: Parsed<'orgs.directory'>): Promise<Output<'orgs.directory'>> {
  const { countyId, townshipId } = wearer(op);
  const asked = input.township ? await findOrg(op, input.township) : null;
  ensure(!input.township || (asked?.countyId === countyId && asked.kind === 'township'), notFound());
  const township = asked?.id ?? townshipId;
  const found = await placedOrgs(op, countyId, township);
  const holders = await holdersOf(op, found.map((o) => o.id));
  const shown = (o: PlacedRow) => present(op, o, holders.get(o.id) ?? []);
  const county = await getOrg(op, countyId);
  const tells = (o: PlacedRow): boolean => o.phone !== null || (holders.get(o.id) ?? []).length > 0;
  const own = found.find((o) => o.id === township);
  return {
    county: shown({ ...county, form: null, city: null }), countyRows: found.filter((o) => o.townshipId === null && o.kind !== 'county' && tells(o)).map(shown),
    townships: found.filter((o) => o.kind === 'township').map(({ id, name }) => ({ id, name })), township: own ? shown(own) : null,
    rows: found.filter((o) => township !== null && o.townshipId === township && o.id !== township && tells(o)).map(shown),
  };
}

type Contact = { title: string; name: string; phone: string | null };
const contact = (op: Op, h: OrgHolder): Contact => ({ title: h.title, name: h.name, phone: phoneOfHolder(op, h) });

/** N1 县·流动党员之家, 乡镇·网络党支部, 村·群. */
export async function presentCountyHome(op: Op, input: Parsed<'orgs.countyHome'>): Promise<Output<'orgs.countyHome'>> {
  const { countyId, townshipId } = wearer(op);
  const found = await networkBranches(op, countyId);
  const townships = found.filter((o) => o.kind === 'township');
  const asked = input.township ?? townshipId;
  ensure(!input.township || townships.some((o) => o.id === input.township), notFound());
  const here = asked ? await groupsUnder(op, asked) : [];
  const seats = await holdersOf(op, [countyId, ...found.map((o) => o.id), ...here.filter((o) => o.kind === 'chat').map((o) => o.id)]);
  const of = (id: string): Contact[] => (seats.get(id) ?? []).map((h) => contact(op, h));
  const titled = (list: readonly Contact[], title: string) => list.find((h) => h.title === title) ?? null;
  return {
    county: (await getOrg(op, countyId)).name, holders: of(countyId),
    townships: townships.map(({ id, name }) => {
      const branch = found.find((o) => o.kind === 'network_branch' && o.townshipId === id);
      const [own, office] = [branch ? of(branch.id) : [], of(id)];
      // The functional branch is led by the organisation committee member, its liaison is the clerk.
      return { id, name, branch: branch ? { id: branch.id, name: branch.name, secretary: titled(own, '书记') ?? titled(office, '组织委员'), liaison: titled(own, '联络员') ?? titled(office, '组织干事'), holders: own } : null };
    }),
    township: asked ? { id: asked, villages: here.filter((o) => o.kind === 'village').map(({ id, name }) => ({ id, name, groups: here.filter((o) => o.kind === 'chat' && o.parentId === id).map((g) => ({ id: g.id, name: g.name, keeper: titled(of(g.id), '群主') ?? of(g.id)[0] ?? null })) })) } : null,
  };
}

import type { Output, Parsed } from '@guiyan/shared/contract';
import { siteStateOn } from '@guiyan/shared/domain/sites';
import { isInOwnArea } from '../../platform/area';
import { change, empty } from '../../platform/db/change';
import { badInput, conflict, ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { findOrg } from '../orgs';
import { ActivitySite, SiteKeeper } from './sites.entity';
import { getSite, keepersOf, listSites, type SiteLine } from './sites.queries';

type Site = Output<'sites.add'>;
const placed = (s: Pick<ActivitySite, 'id' | 'townshipId'>) => ({ townshipId: s.townshipId, subjectId: s.id });
const toldKeepers = ['secretary', 'clerk', 'county', 'civil'];
function presentSite(op: Op, s: SiteLine, before: readonly SiteKeeper[], asOf = op.today): Site {
  const then = before.find((k) => k.fromDay <= asOf && asOf < k.untilDay);
  const keeps = wearer(op).hat === 'clerk' && s.untilDay === null;
  return {
    id: s.id, name: s.name, place: s.place, keeper: then?.keeper ?? s.keeper, phone: then ? '' : s.phone, days: s.days, doings: s.doings, villageId: s.villageId!, village: s.village ?? '', fromDay: s.fromDay, untilDay: s.untilDay, reason: s.reason,
    state: siteStateOn(s, asOf), version: Number(s.version),
    keepers: toldKeepers.includes(wearer(op).hat) ? before.map((k) => ({ name: k.keeper, fromDay: k.fromDay, untilDay: k.untilDay })) : [], can: keeps ? ['change', 'close'] : [],
  };
}
export async function presentSites(op: Op, input: Parsed<'sites.list'>): Promise<Output<'sites.list'>> {
  const { rows, next } = await listSites(op, input);
  const before = await keepersOf(op, rows.map((s) => s.id));
  return { rows: rows.map((s) => presentSite(op, s, before.filter((k) => k.siteId === s.id), input.asOf)), next };
}
async function presentOne(op: Op, id: string): Promise<Site> {
  return presentSite(op, await getSite(op, id), await keepersOf(op, [id]));
}

export async function addSite(op: Op, { villageId, from, ...facts }: Parsed<'sites.add'>): Promise<Site> {
  const village = await findOrg(op, villageId);
  ensure(village && village.kind === 'village' && village.untilDay === null && isInOwnArea(wearer(op), { countyId: village.countyId!, townshipId: village.townshipId, villageId: village.id }), notFound());
  const site: ActivitySite = { id: newId(), countyId: village.countyId!, townshipId: village.townshipId, villageId, ...facts, fromDay: from, untilDay: null, reason: '', version: 0, byName: wearer(op).name, createdAt: op.now };
  await op.db.insert(ActivitySite, site);
  await record(op, 'site.added', { siteId: site.id, villageId, from }, placed(site));
  return presentOne(op, site.id);
}
export async function changeSite(op: Op, { id, version, ...facts }: Parsed<'sites.change'>): Promise<Site> {
  const site = await getSite(op, id);
  ensure(site.untilDay === null, conflict('site.closed'));
  await change(op.db, ActivitySite, { id, version, untilDay: empty() }, { ...facts, version: version + 1 });
  const fields = (Object.keys(facts) as (keyof typeof facts)[]).filter((key) => facts[key] !== site[key]);
  // What is put right on the day it was written, or before the house opens, is nobody's time.
  const [last] = await keepersOf(op, [id]);
  const since = last?.untilDay ?? site.fromDay;
  if (facts.keeper !== site.keeper && since < op.today) await op.db.insert(SiteKeeper, { id: newId(), countyId: site.countyId, siteId: id, keeper: site.keeper, fromDay: since, untilDay: op.today });
  await record(op, 'site.changed', { siteId: id, fields }, placed(site));
  return presentOne(op, id);
}
export async function closeSite(op: Op, { id, on, reason }: Parsed<'sites.close'>): Promise<Site> {
  const site = await getSite(op, id);
  ensure(site.untilDay === null, conflict('site.closed'));
  ensure(on >= site.fromDay, badInput('site.before', { on: 'before' }));
  await change(op.db, ActivitySite, { id, untilDay: empty() }, { untilDay: on, reason }, conflict('site.closed'));
  await record(op, 'site.closed', { siteId: id, on }, placed(site));
  return presentOne(op, id);
}

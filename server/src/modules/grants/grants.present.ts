import type { Output, Parsed } from '@guiyan/shared/contract';
import { grantKinds } from '@guiyan/shared/domain/grants';
import { wearer, type Op } from '../../platform/op';
import { familyName } from '../families';
import { countFamilies, countGrants, countModels, outcomesOf, type GrantLine } from './grants.queries';

export async function presentGrants(op: Op, list: readonly GrantLine[]): Promise<Output<'grants.list'>['rows']> {
  const outcomes = await outcomesOf(op, list.map((t) => t.id));
  const { hat } = wearer(op);
  const office = hat === 'clerk' || hat === 'secretary';
  return list.map((t) => ({
    id: t.id, familyId: t.familyId, family: familyName(t.headName), village: t.village ?? '', kind: grantKinds.find((k) => k === t.kind) ?? 'subsidy', amount: t.amount, project: t.project, source: t.source, on: t.onDay, model: Boolean(t.model),
    outcomes: (outcomes.get(t.id) ?? []).map((o) => ({ on: o.onDay, amount: o.amount, words: o.words, by: o.byName })), can: t.takenBackAt !== null ? [] : [...(office || hat === 'helper' || hat === 'liaison' ? (['outcome'] as const) : []), ...(office ? (['takeBack'] as const) : [])],
  }));
}
export async function presentGrantFigures(op: Op, f: Parsed<'grants.figures'>): Promise<Output<'grants.figures'>> {
  const found = await countGrants(op, f);
  return { models: await countModels(op, f), ...(await countFamilies(op, f)), kinds: grantKinds.flatMap((kind) => { const k = found.find((x) => x.kind === kind); return k ? [{ kind, grants: Number(k.grants), families: Number(k.families), given: Number(k.given), told: Number(k.told), now: Number(k.nowAmount) }] : []; }) };
}

import type { Day } from '@guiyan/shared/domain/dates';
import type { DutySpec } from '@guiyan/shared/domain/duties';
import { partOfDuty } from '@guiyan/shared/domain/parts';
import { among, count, rows, sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import { partsOff } from '../settings';
import type { DutyRuleRow } from './duties.entity';
import { specsOn, type RuleOn } from './duties.rules';

/** Every form a county gave its rules, newest first. */
export const listRuleSpans = async (op: Op, countyId: string): Promise<DutyRuleRow[]> =>
  (await rows<Omit<DutyRuleRow, 'spec'> & { spec: string }>(op.db, sql('select * from duty_rules where county_id = ? order by turn desc, id desc', countyId))).map((r) => ({ ...r, spec: JSON.parse(r.spec) as DutySpec, createdAt: Number(r.createdAt) }));
/** What is in force on a day, on or off. */
export async function ruleSetOn(op: Op, countyId: string, day: Day): Promise<RuleOn[]> {
  const [rules, off] = [specsOn(await listRuleSpans(op, countyId), day), await partsOff(op, countyId, day)];
  if (!off.length) return rules;
  return rules.map((r) => { const part = partOfDuty(r.spec); return part && off.includes(part) ? { ...r, spec: { ...r.spec, on: false }, rests: true } : r; });
}
/** How many of these are open. */
export async function countOpen(op: Op, countyId: string, codes: readonly string[]): Promise<number> {
  if (!codes.length) return 0;
  const which = among('d.rule_code', codes);
  return count(op.db, sql(`select count(*) from duties d where d.county_id = ? and d.state = 'open' and ${which.text}`, countyId, ...which.params));
}

export const lastRun = async (op: Op, countyId: string): Promise<{ first: Day; last: Day } | null> => {
  const [run] = await rows<{ first: Day | null; last: Day | null }>(op.db, sql('select min(day) as first, max(day) as last from duty_runs where county_id = ?', countyId));
  return run?.first && run.last ? { first: run.first, last: run.last } : null;
};
/** Rules of which anything is open. */
export const openCodes = async (op: Op, countyId: string): Promise<Set<string>> =>
  new Set((await rows<{ ruleCode: string }>(op.db, sql(`select distinct d.rule_code from duties d where d.county_id = ? and d.state = 'open'`, countyId))).map((d) => d.ruleCode));

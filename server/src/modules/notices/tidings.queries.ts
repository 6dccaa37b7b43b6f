import { among, and, rows, sql } from '../../platform/db/sql';
import { wearer, type Op } from '../../platform/op';
import type { Before } from '../duties';
import { answersById, offersById } from '../grants';
import type { NoteLine } from './inbox.queries';
import { asTiding, tidings, tidingWords } from './tidings.rules';

interface Told { id: string; ruleCode: string; period: string; changedAt: number }
/** X7 What was told once to this person under the hat he wears, and how it stands now. */
export async function listTidings(op: Op, before: Before | null, limit: number): Promise<NoteLine[]> {
  const a = wearer(op);
  if (!a.personId) return [];
  const where = and(among('d.person_id', [a.personId, ...(a.samePeople ?? [])]), sql(`d.county_id = ? and d.hat = ? and d.channel = 'app'`, a.countyId, a.hat), among('d.rule_code', tidings), before ? sql('(d.changed_at < ? or (d.changed_at = ? and d.id < ?))', before.at, before.at, before.id) : null);
  const found = await rows<Told>(op.db, sql(`select d.id, d.rule_code, d.period, d.changed_at from deliveries d where ${where.text} order by d.changed_at desc, d.id desc limit ${limit}`, ...where.params));
  const answers = await answersById(op, found.filter((d) => d.ruleCode === 'offer_said').map((d) => d.period));
  const offerOf = (d: Told): string => (d.ruleCode === 'offer_said' ? answers.get(d.period)?.offerId : d.period) ?? '';
  const offers = await offersById(op, found.filter((d) => d.ruleCode !== 'missed').map(offerOf));
  return found.flatMap((d): NoteLine[] => {
    const code = asTiding(d.ruleCode);
    const said = code && tidingWords(code, d.period, offers.get(offerOf(d)), answers.get(d.period)?.state);
    return said ? [{ ...said, id: d.id, at: Number(d.changedAt), ruleCode: '', dueOn: null, open: 0 }] : [];
  });
}

import type { Day } from '@guiyan/shared/domain/dates';
import type { DutyEvidence } from '@guiyan/shared/domain/duties';
import { among, and, rows, sql, type Sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import { helpWindows } from './occurrences.rules';
import type { SubjectLine } from './subjects.queries';

export interface Proof { id: string; day: Day }
const PIECE = 200;

/** What was done inside the days of a duty before it was made: by subject, the first of it. */
export async function proofsOf(op: Op, evidence: DutyEvidence, lines: readonly SubjectLine[], o: { key: string; opensOn: Day; dueOn: Day }): Promise<Map<string, Proof>> {
  const out = new Map<string, Proof>();
  for (let i = 0; i < lines.length; i += PIECE) {
    const part = lines.slice(i, i + PIECE);
    const query = queryOf(evidence, part, o);
    if (!query) return out;
    for (const p of await rows<{ about: string; id: string; day: Day }>(op.db, query)) {
      const subject = evidence === 'report' ? part.find((l) => l.personId === p.about)!.subjectId : p.about;
      if (!out.has(subject)) out.set(subject, { id: p.id, day: p.day });
    }
  }
  return out;
}
function queryOf(evidence: DutyEvidence, part: readonly SubjectLine[], o: { key: string; opensOn: Day; dueOn: Day }): Sql | null {
  const about = (column: string, ids: readonly string[]): Sql => among(column, ids);
  const subjects = part.map((l) => l.subjectId);
  const inside = (column: string): Sql => sql(`${column} >= ? and ${column} <= ?`, o.opensOn, o.dueOn);
  switch (evidence) {
    case 'contact': { const w = and(about('c.member_id', subjects), inside('c.on_day')); return sql(`select c.member_id as about, c.id, c.on_day as day from contact_logs c where ${w.text} order by c.on_day, c.id`, ...w.params); }
    // H9 In the farm and flood windows a day of help is a visit too.
    case 'visit': if (helpWindows.some((w) => o.key.startsWith(`${w}@`))) {
      const [v, h] = [and(about('t.family_id', subjects), inside('t.on_day')), and(about('t.family_id', subjects), inside('t.on_day'), sql(`t.state = 'done'`))];
      return sql(`select q.about, q.id, q.day from (select t.family_id as about, t.id, t.on_day as day from visits t where ${v.text} union all select t.family_id as about, t.id, t.on_day as day from helpdays t where ${h.text}) q order by q.day, q.id`, ...v.params, ...h.params);
    } else { const w = and(about('t.family_id', subjects), inside('t.on_day')); return sql(`select t.family_id as about, t.id, t.on_day as day from visits t where ${w.text} order by t.on_day, t.id`, ...w.params); }
    // What was given back is owed again.
    case 'report': { const w = and(about('r.person_id', part.flatMap((l) => l.personId ?? [])), sql(`r.quarter = ? and r.status <> 'returned'`, o.key)); return sql(`select r.person_id as about, r.id, ? as day from reports r where ${w.text}`, o.opensOn, ...w.params); }
    case 'paper_check': { const w = and(about('k.member_id', subjects), sql('y.year = ?', Number(o.key))); return sql(`select k.member_id as about, y.id, y.on_day as day from papers k join paper_checks y on y.paper_id = k.id where ${w.text} order by y.id`, ...w.params); }
    case 'survey': { const w = and(about('s.township_id', subjects), sql('s.half = ? and s.closed_on is not null', o.key)); return sql(`select s.township_id as about, s.id, s.closed_on as day from survey_rounds s where ${w.text}`, ...w.params); }
    default: return null;
  }
}

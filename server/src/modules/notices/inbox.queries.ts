import { among, and, row, rows, sql } from '../../platform/db/sql';
import { wearer, type Op } from '../../platform/op';
import { dayWords } from '@guiyan/shared/domain/dates';
import { quarterName } from '@guiyan/shared/domain/reports';
import { listTold, type Before } from '../duties';
import { cardsToMe } from '../greetings';
import { notesFromHome } from '../pairings';
import { answersToMe } from '../reports';
import { doneForMe, itemNameOf } from '../requests';
import type { NoteKind } from '@guiyan/shared/domain/notices';
import { isLate } from './ladder.rules';
import { NOTICE } from './notices.rules';
import { listTidings } from './tidings.queries';
import { isTold } from './tidings.rules';

/** X7 One thing the system told. `open`: of a duty, how many of it are still to be done; `words`: of a notice, its text. */
export interface NoteLine { id: string; /** What it opens, where that is not the line itself. */ opens?: string; kind: NoteKind; at: number; title: string; words: string; ruleCode: string; dueOn: string | null; open: number }
interface Told { id: string; ruleCode: string; period: string; round: number; changedAt: number; text: string | null; fromName: string | null; title: string | null; dueOn: string | null; openCount: number }

/** What was told in the app to this person as the hat he wears now, at the moment it was told. */
async function listReminded(op: Op, before: Before | null, limit: number): Promise<NoteLine[]> {
  const a = wearer(op);
  if (!a.personId) return [];
  const where = and(among('d.person_id', [a.personId, ...(a.samePeople ?? [])]), sql(`d.county_id = ? and d.hat = ? and d.channel = 'app' and not (${isTold('d')})`, a.countyId, a.hat), before ? sql('(d.changed_at < ? or (d.changed_at = ? and d.id < ?))', before.at, before.at, before.id) : null);
  const of = (what: string) => `(select ${what} from duties u where u.assignee_id = d.person_id and u.rule_code = d.rule_code and u.period = d.period)`;
  const found = await rows<Told>(op.db, sql(
    `select d.id, d.rule_code, d.period, d.round, d.changed_at, r.text, r.from_name, ${of('min(u.title)')} as title, ${of('min(u.due_on)')} as due_on, ${of(`sum(case when u.state = 'open' then 1 else 0 end)`)} as open_count
     from deliveries d left join reminders r on r.id = d.reminder_id where ${where.text} order by d.changed_at desc, d.id desc limit ${limit}`, ...where.params));
  return found.map((d) => ({
    id: d.id, kind: d.ruleCode === NOTICE ? 'notice' : isLate(Number(d.round)) ? 'late' : 'remind', at: Number(d.changedAt), title: d.ruleCode === NOTICE ? `${Number(d.period.slice(5))}月提醒` : d.title ?? '',
    words: d.ruleCode === NOTICE ? `${d.fromName ?? ''}：${d.text ?? ''}` : '', ruleCode: d.ruleCode, dueOn: d.dueOn, open: Number(d.openCount ?? 0),
  }));
}

const plain = { ruleCode: '', dueOn: null, open: 0 };
const answers: Record<string, string> = { accepted: '支部看过了，有回话', returned: '退回来了，请再补充' };
const steps: Record<string, string> = { taken: '有人接了，在办', handed: '换了人接着办', answered: '有结果了，看看对不对', closed: '办完了' };
/** What became of one's own, and what came from others: to the member, and at home. */
async function listOwn(op: Op, before: Before | null, limit: number): Promise<NoteLine[]> {
  const { hat } = wearer(op);
  if (hat !== 'member' && hat !== 'family') return [];
  const about = (await doneForMe(op, before, limit)).map((d): NoteLine => ({ ...plain, id: d.id, opens: d.requestId, kind: 'request', at: d.at, title: itemNameOf(d), words: steps[d.what] ?? '' }));
  const told = [...about, ...(await listTidings(op, before, limit))];
  if (hat === 'family') return told;
  return [
    ...told,
    ...(await answersToMe(op, before, limit)).map((a): NoteLine => ({ ...plain, id: a.id, opens: a.reportId, kind: 'report', at: a.at, title: `${quarterName(a.quarter)}思想汇报`, words: answers[a.what] ?? '' })),
    ...(await cardsToMe(op, before, limit)).map((c): NoteLine => ({ ...plain, id: c.id, kind: 'greeting', at: c.at, title: `${c.occasion}贺卡`, words: `${c.fromName}寄来的` })),
    ...(await notesFromHome(op, before, limit)).map((v): NoteLine => ({ ...plain, id: v.id, kind: 'home', at: v.at, title: '家里捎来的话', words: `${dayWords(v.onDay)}有人上门看过` })),
  ];
}

/** Newest first, of all that tells. */
export async function listNotes(op: Op, before: Before | null, limit: number): Promise<NoteLine[]> {
  const duties = wearer(op).hat === 'family' ? [] : (await listTold(op, before, limit)).map((d): NoteLine => ({ ...d, words: '' }));
  return [...(await listReminded(op, before, limit)), ...duties, ...(await listOwn(op, before, limit))].sort((x, y) => y.at - x.at || (x.id < y.id ? 1 : -1)).slice(0, limit);
}
export const readMark = async (op: Op): Promise<number> => Number((await row<{ readUntil: number }>(op.db, sql('select read_until from inbox_marks where hat_id = ?', wearer(op).hatId)))?.readUntil ?? 0);

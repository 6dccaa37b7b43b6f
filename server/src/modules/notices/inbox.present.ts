import type { Output, Parsed } from '@guiyan/shared/contract';
import { dayWords, shanghaiDay } from '@guiyan/shared/domain/dates';
import { inLabels } from '@guiyan/shared/domain/labels';
import { newId } from '../../platform/ids';
import { wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { labelsOf } from '../settings';
import { listNotes, readMark, type NoteLine } from './inbox.queries';
import { InboxMark } from './notices.entity';
import { NOTICE } from './notices.rules';

const MOST = 99;
/** Counted over what the list shows. */
const unread = async (op: Op, mark: number): Promise<number> => (await listNotes(op, null, MOST)).filter((n) => n.at > mark).length;

function wordsOf(n: NoteLine): string {
  if (n.kind === 'notice' || (n.ruleCode === '' && n.words)) return n.words;
  if (n.open === 0) return '办好了';
  const many = n.open > 1 ? `还有 ${n.open} 件，` : '';
  const due = n.dueOn ? dayWords(n.dueOn) : '';
  return n.kind === 'late' ? `${many}${due}到期，已经过了` : n.kind === 'again' ? `退回来了，要再办一次，${due}到期` : `${many}${due}到期`;
}

const isDuty = (n: NoteLine): boolean => leads(n) === 'duty';
const own = ['report', 'request', 'greeting', 'home', 'market', 'offer'] as const;
const leads = (n: NoteLine): Output<'notices.inbox'>['rows'][number]['to']['kind'] => own.find((k) => k === n.kind) ?? (n.ruleCode === NOTICE ? 'notice' : 'duty');

/** X7 */
export async function inbox(op: Op, { cursor, limit }: Parsed<'notices.inbox'>): Promise<Output<'notices.inbox'>> {
  const after = cursor ? /^(\d{1,16})~([\w-]+)$/.exec(cursor) : null;
  const found = await listNotes(op, after ? { at: Number(after[1]), id: after[2]! } : null, limit + 1);
  const shown = found.slice(0, limit);
  const [mark, labels, last] = [await readMark(op), await labelsOf(op, wearer(op).countyId), shown.at(-1)];
  return {
    rows: shown.map((n) => ({ key: `${n.kind}-${n.id}-${n.at}`, at: n.at, on: shanghaiDay(n.at), isNew: n.at > mark, kind: n.kind, title: inLabels(n.title, labels), words: wordsOf(n), to: { kind: leads(n), rule: n.ruleCode, id: n.opens ?? n.id, isDone: isDuty(n) && n.open === 0 } })),
    next: found.length > limit && last ? `${last.at}~${last.id}` : null, unread: await unread(op, mark),
  };
}

/** X7 Never back, never beyond now. */
export async function readUntil(op: Op, { until }: Parsed<'notices.read'>): Promise<Output<'notices.read'>> {
  const { hatId } = wearer(op);
  const to = Math.min(until, op.now);
  if (!(await orKnown(op.db.insert(InboxMark, { id: newId(), hatId, readUntil: to })))) await op.db.query('update inbox_marks set read_until = ? where hat_id = ? and read_until < ?', [to, hatId, to]);
  return { unread: await unread(op, await readMark(op)) };
}

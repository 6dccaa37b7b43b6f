import type { Output } from '@guiyan/shared/contract';
import { inLabels } from '@guiyan/shared/domain/labels';
import { wearer, type Op } from '../../platform/op';
import { lastCheckin, saidBy } from '../checkins';
import { openGreeting } from '../greetings';
import { presentMeetings } from '../meetings';
import { openTask } from '../notices';
import { marketNote } from '../outposts';
import { presentSlots } from '../reports';
import { listRequests, presentRequestLine } from '../requests';
import { labelsOf } from '../settings';
import { cityOf, familyPlace, lastVisit, visitMonths } from './home.queries';
import { CARD_DAYS, dayWords, marketWords, quarterTitle, SOON_DAYS } from './home.rules';
import { addDays, shanghaiDay } from '@guiyan/shared/domain/dates';

type Home = Output<'home.open'>;
type Row = Home['rows'][number];

/** What is due, with its reason: the report of the quarter, answers to look at, a notice. */
export async function memberRows(op: Op): Promise<Row[]> {
  const { personId } = wearer(op);
  const rows: Row[] = [];
  for (const slot of await presentSlots(op, personId!)) {
    if (slot.status === 'returned') rows.push({ key: `report-${slot.quarter}`, icon: 'pen', title: quarterTitle(slot.quarter), why: '支部请你再补充', state: '退回了', tone: 'late', to: 'report', id: slot.reportId });
    if (slot.toConfirm) rows.push({ key: `confirm-${slot.quarter}`, icon: 'pen', title: '代你记的思想汇报', why: '看看是不是这样说的', state: null, tone: 'soon', to: 'report', id: slot.reportId });
    if (slot.status === 'open' && slot.daysLeft !== null) {
      const left = slot.daysLeft;
      rows.push({ key: `report-${slot.quarter}`, icon: 'pen', title: quarterTitle(slot.quarter), why: slot.late ? '上个季度的，还能补' : '写几句就行', state: slot.late ? '晚了' : left === 0 ? '今天到期' : `还有 ${left} 天`, tone: slot.late ? 'late' : left <= SOON_DAYS ? 'soon' : 'plain', to: 'report', id: null });
    }
  }
  for (const line of (await listRequests(op, { open: true, limit: 10 })).rows) {
    const r = presentRequestLine(op, line);
    if (r.can.includes('confirm')) rows.push({ key: r.id, icon: 'file', title: `看看${r.itemLabel}`, why: '有结果了，等你点头', state: null, tone: 'plain', to: 'request', id: r.id });
    if (r.can.includes('bring')) rows.push({ key: `papers-${r.id}`, icon: 'file', title: `${r.itemLabel}要补材料`, why: '补齐了接着办', state: null, tone: 'soon', to: 'request', id: r.id });
  }
  const card = await openGreeting(op, addDays(op.today, -CARD_DAYS));
  if (card) rows.push({ key: card.id, icon: 'bell', title: `${card.occasion}贺卡`, why: `${card.fromName}寄来的`, state: null, tone: 'plain', to: 'greeting', id: card.id });
  for (const meeting of (await presentMeetings(op, { limit: 5 })).rows) {
    if (meeting.state === 'planned' && meeting.onDay >= op.today && !meeting.mine?.reply) rows.push({ key: meeting.id, icon: 'bell', title: `${meeting.mine ? '请你来' : '请你家的人来'}${meeting.title}`, why: `${dayWords(meeting.onDay, op.today)}${meeting.at}，${meeting.place}`, state: null, tone: 'plain', to: 'meeting', id: meeting.id });
  }
  const market = await marketNote(op);
  if (market) rows.push({ key: market.id, icon: 'home', ...marketWords(market, op.today), state: null, to: 'market', id: market.id });
  const task = await openTask(op);
  if (task) rows.push({ key: task.id, icon: 'bell', title: `${Number(task.period.slice(5))} 月提醒`, why: `${task.fromName}发来的`, state: null, tone: 'plain', to: 'notice', id: task.id });
  return rows;
}

interface Told { at: number; words: string; note: string; voiceId: string | null }
const newest = (...told: (Told | null)[]): Omit<Told, 'at'> | null => {
  const [last] = told.filter((one) => one !== null).toSorted((a, b) => b.at - a.at);
  return last ? { words: last.words, note: last.note, voiceId: last.voiceId } : null;
};

export async function presentMemberHome(op: Op): Promise<Home['member']> {
  const { personId, familyId, countyId } = wearer(op);
  const last = await lastCheckin(op, { personId: personId! });
  const base = { city: last?.city || (await cityOf(op, personId!)), lastCheckin: last ? `上次 ${dayWords(shanghaiDay(Number(last.happenedAt)), op.today)}：${last.kind === 'help' ? '要帮忙' : '都好'}${familyId ? '。家里看得到' : ''}` : inLabels('家里和[liaison]看得到，报不报都随你', await labelsOf(op, countyId)) };
  if (!familyId) return { ...base, place: '', news: null, months: [], visitsLine: '' };
  const [months, visit, fromHome] = [await visitMonths(op, familyId), await lastVisit(op, familyId, true), await lastCheckin(op, { familyId, ofMember: false })];
  const [due, done] = [months.reduce((n, m) => n + m.due, 0), months.reduce((n, m) => n + m.done, 0)];
  const news = newest(
    visit && { at: Number(visit.happenedAt), words: visit.words || '去看过了，都好。', note: `${visit.byName} ${dayWords(visit.onDay, op.today)}上门`, voiceId: null },
    fromHome && fromHome.kind === 'help'
      ? { at: Number(fromHome.happenedAt), words: fromHome.line || '家里要人帮忙。', note: `${saidBy(fromHome)} ${dayWords(shanghaiDay(Number(fromHome.happenedAt)), op.today)}求的帮忙`, voiceId: fromHome.voiceId }
      : fromHome && { at: Number(fromHome.happenedAt), words: fromHome.line || '家里都好。', note: `${saidBy(fromHome)} ${dayWords(shanghaiDay(Number(fromHome.happenedAt)), op.today)}报的平安`, voiceId: fromHome.voiceId },
  );
  return { ...base, place: await familyPlace(op, familyId), news, months, visitsLine: due ? `近一年该来 ${due} 次，来了 ${done} 次` : '还没有结对的帮扶人' };
}

import type { Output } from '@guiyan/shared/contract';
import { shanghaiDay, startOfDay } from '@guiyan/shared/domain/dates';
import { wearer, type Op } from '../../platform/op';
import { lastCheckin, saidBy } from '../checkins';
import { presentMeetings } from '../meetings';
import { marketNote } from '../outposts';
import { listRequests, presentRequestLine } from '../requests';
import { hasValidCard, helpersOf, lastVisit, memberOfFamily, relationOf } from './home.queries';
import { dayWords, givenName, marketWords } from './home.rules';

type Home = Output<'home.open'>;
type News = NonNullable<Home['family']>['news'][number];

/** 母亲 at home calls a 儿子 or 女儿 away; other ties are told by the name alone. */
const away: Record<string, string> = { 父亲: '孩子', 母亲: '孩子', 妻子: '爱人', 丈夫: '爱人', 爱人: '爱人', 儿子: '家长', 女儿: '家长' };

export async function presentFamilyHome(op: Op): Promise<Home['family']> {
  const { familyId, personId } = wearer(op);
  if (!familyId) return null;
  const member = await memberOfFamily(op, familyId);
  const name = member ? givenName(member.name) : '';
  const last = await lastCheckin(op, { familyId, ofMember: true });
  const own = await lastCheckin(op, { familyId, ofMember: false });
  const visit = await lastVisit(op, familyId, false);
  const helpers = await helpersOf(op, familyId);
  const news: News[] = [];
  if (last) news.push({ id: last.id, at: Number(last.happenedAt), on: shanghaiDay(Number(last.happenedAt)), title: `${name}${dayWords(shanghaiDay(Number(last.happenedAt)), op.today)}${last.kind === 'help' ? '说要帮忙' : '报平安'}`, words: [last.agentName ? `${saidBy(last)}说的` : '', last.line, last.city].filter(Boolean).join('。'), voiceId: last.voiceId });
  for (const line of (await listRequests(op, { open: true, limit: 5 })).rows) {
    const r = presentRequestLine(op, line);
    const words = r.status === 'answered' ? r.answer ?? '' : r.status === 'submitted' ? '已经送到村里和乡里' : r.status === 'papers' ? '要补材料，点开看看差什么' : `${r.takenBy ?? ''} 正在办`;
    const at = r.status === 'answered' ? Number(line.answeredAt ?? r.submittedAt) : r.submittedAt;
    news.push({ id: r.id, at, on: shanghaiDay(at), title: r.status === 'answered' ? `${r.itemLabel}有结果了` : r.status === 'submitted' ? `${r.itemLabel}等人接` : r.status === 'papers' ? `${r.itemLabel}要补材料` : `${r.itemLabel}在办`, words, voiceId: null });
  }
  // H13 What somebody of the family is asked to.
  for (const m of (await presentMeetings(op, { limit: 5 })).rows) if (m.state === 'planned' && m.onDay >= op.today) news.push({ id: m.id, at: op.now, on: op.today, title: `请你家的人来${m.title}`, words: `${dayWords(m.onDay, op.today)}${m.at}，${m.place}`, voiceId: null, meetingId: m.id });
  const market = await marketNote(op);
  if (market) { const { title, why } = marketWords(market, op.today); news.push({ id: market.id, at: op.now, on: op.today, title, words: why, voiceId: null }); }
  if (visit) news.push({ id: `visit-${visit.onDay}`, at: startOfDay(visit.onDay), on: visit.onDay, title: `${visit.byName}${dayWords(visit.onDay, op.today)}来看过`, words: visit.words, voiceId: null });
  const since = helpers.map((h) => h.since).sort().at(-1);
  if (since) news.push({ id: 'helper', at: startOfDay(since), on: since, title: `${helpers.map((h) => h.name).join('、')}是你家的帮扶人`, words: '每个月来看一次，有事随时找他', voiceId: null });
  news.sort((a, b) => b.at - a.at);
  const tie = away[await relationOf(op, familyId, personId)];
  return {
    headline: last ? `${name}${dayWords(shanghaiDay(Number(last.happenedAt)), op.today)}${last.kind === 'help' ? '说要帮忙' : '报平安'}` : member ? `${name}还没有报过平安` : '家里都好吗',
    note: last?.line || last?.city || '', callTitle: member ? `打给${tie ? `${tie} ` : ''}${name}` : '', memberPersonId: member?.personId ?? null, news, hasCard: await hasValidCard(op, familyId),
    lastCheckin: own ? `上次 ${dayWords(shanghaiDay(Number(own.happenedAt)), op.today)}${own.kind === 'help' ? '求过帮忙' : '报过平安'}${own.agentName ? `，${saidBy(own)}` : ''}` : '',
  };
}

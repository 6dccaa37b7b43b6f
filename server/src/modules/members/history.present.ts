import type { Output } from '@guiyan/shared/contract';
import { fullDayWords, shanghaiDay } from '@guiyan/shared/domain/dates';
import { inLabels } from '@guiyan/shared/domain/labels';
import { callOutcomes, callOutcomeWords } from '@guiyan/shared/domain/calls';
import { contactHowWords, contactHows, lostReasonWords, lostReasons, tradeWords, verifyHowWords, verifyHows } from '@guiyan/shared/domain/members';
import { wearer, type Op } from '../../platform/op';
import { labelsOf } from '../settings';
import type { ContactLog, HomeVisit, LostCase, OutflowChange, SearchStep, Verification } from './follow.entity';
import { kept, missedCalls } from './going.queries';
import type { Outflow } from './members.entity';
import { placeWords } from './members.present';
import { getMember } from './members.queries';
import { asPrecision, asTrade } from './members.rules';

type Row = Output<'members.history'>['rows'][number];
const said = (...parts: (string | null | undefined | false)[]): string => parts.filter(Boolean).join('，');
const wordOf = <K extends string>(keys: readonly K[], words: Record<K, string>, key: string): string => { const known = keys.find((k) => k === key); return known ? words[known] : key; };
const going = (o: Pick<Outflow, 'province' | 'city' | 'job' | 'trade' | 'reason' | 'expectedMonths' | 'outDay' | 'outPrecision'>): string => {
  const trade = asTrade(o.trade);
  return said(placeWords(o), trade && tradeWords[trade], o.job, o.reason, o.expectedMonths !== null && `预计 ${o.expectedMonths} 个月`, o.outDay ? `${fullDayWords(o.outDay, asPrecision(o.outPrecision))}外出` : '外出那天没记');
};

/** Newest first. The county reads facts, not what was said; the member reads of himself, not of the search for him. */
export async function presentHistory(op: Op, id: string): Promise<Output<'members.history'>> {
  const member = await getMember(op, id);
  const { hat, countyId } = wearer(op);
  const all = <T>(table: Parameters<typeof kept>[1]): Promise<T[]> => kept<T>(op, table, member.id);
  const spoken = (words: string): string => (hat === 'county' ? '' : words);
  const out: Row[] = [];
  const changes = await all<OutflowChange>('outflow_changes');
  for (const o of await all<Outflow>('outflows')) {
    const own = changes.filter((c) => c.outflowId === o.id);
    // Each change keeps what was so before it; what it brought stands in the next one, and in the outflow itself at last.
    const first = own[0] ?? o;
    out.push({ kind: 'out', on: o.outDay ?? shanghaiDay(Number(o.createdAt)), at: Number(o.createdAt), title: '登记外出', by: '', words: going(first) });
    own.forEach((c, i) => out.push({ kind: 'moved', on: c.untilDay, at: Number(c.createdAt), title: '外出情况有变', by: c.byName, words: `原来：${going(c)}。现在：${going(own[i + 1] ?? o)}` }));
    if (o.backDay) out.push({ kind: 'back', on: o.backDay, at: Number(o.createdAt), title: '返乡', by: '', words: '' });
  }
  for (const h of await all<HomeVisit>('home_visits')) out.push({ kind: 'home', on: h.fromDay, at: Number(h.createdAt), title: '回家看看', by: h.byName, words: h.untilDay ? `${h.untilDay} 走的` : '还没走' });
  const verified = inLabels('[verify]', await labelsOf(op, countyId));
  for (const c of await all<Verification>('verifications')) out.push({ kind: 'verified', on: c.onDay, at: Number(c.receivedAt), title: `${wordOf(verifyHows, verifyHowWords, c.how)}${verified}`, by: c.byName, words: spoken(c.note) });
  for (const c of await all<ContactLog>('contact_logs')) out.push({ kind: 'contact', on: c.onDay, at: Number(c.receivedAt), title: `联系：${wordOf(contactHows, contactHowWords, c.how)}`, by: c.byName, words: spoken(said(c.words, c.difficulty && `反映：${c.difficulty}`, c.nextOn && `下次 ${c.nextOn}`)) });
  for (const c of await missedCalls(op, member.id)) out.push({ kind: 'missed', on: c.onDay, at: Number(c.receivedAt), title: `打电话：${wordOf(callOutcomes, callOutcomeWords, c.outcome)}`, by: c.byName, words: spoken(c.words) });
  if (hat !== 'member') {
    for (const s of await all<SearchStep>('search_steps')) out.push({ kind: 'search', on: s.onDay, at: Number(s.createdAt), title: '找过他', by: s.byName, words: spoken(`问了${s.asked}：${s.outcome}`) });
    for (const c of await all<LostCase>('lost_cases')) {
      out.push({ kind: 'proposed', on: c.proposedOn, at: Number(c.createdAt), title: '提请认定失联', by: c.proposedByName, words: spoken(said(`${c.since} 以后没有联系上`, wordOf(lostReasons, lostReasonWords, c.reason), c.words)) });
      if (c.withdrawnOn) out.push({ kind: 'withdrawn', on: c.withdrawnOn, at: Number(c.endedAt ?? c.createdAt), title: '撤回提请', by: c.proposedByName, words: '' });
      if (c.decidedOn) out.push({ kind: 'decided', on: c.decidedOn, at: Number(c.decidedAt ?? c.createdAt), title: '组织认定失联', by: c.decidedByName, words: said(c.body, c.documentNo) });
      if (c.foundOn) out.push({ kind: 'found', on: c.foundOn, at: Number(c.endedAt ?? c.createdAt), title: '找到了', by: c.foundByName, words: spoken(c.foundHow) });
    }
  }
  return { rows: out.sort((a, b) => (a.on === b.on ? b.at - a.at : a.on < b.on ? 1 : -1)) };
}

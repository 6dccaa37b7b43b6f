import { fullDayWords } from '@guiyan/shared/domain/dates';
import type { RequestPage } from './words';

export const slipKinds = ['accepted', 'papers', 'result', 'suspended', 'mandate', 'renewed'] as const;
export type SlipKind = (typeof slipKinds)[number];
export interface Slip { key: SlipKind; title: string }
const titles: Record<SlipKind, string> = { accepted: '受理单', papers: '补正告知单', result: '办结（终止）单', suspended: '中止单', mandate: '委托书', renewed: '续办委托书' };
const last = (r: RequestPage, ...what: RequestPage['steps'][number]['what'][]) => r.steps.filter((s) => what.includes(s.what)).at(-1);

/** What can be handed out for a matter as it stands. */
export const slipsOf = (r: RequestPage): Slip[] =>
  slipKinds.filter((key) => key === 'accepted' ? r.takenBy !== null : key === 'papers' ? last(r, 'papers') : key === 'result' ? r.answer !== null : key === 'suspended' ? last(r, 'suspended') : key === 'mandate' ? true : last(r, 'resumed', 'brought')).map((key) => ({ key, title: key === 'result' ? (r.outcome === 'ended' ? '终止单' : '办结单') : titles[key] }));

const dayOf = (step: { on: string } | undefined): string => (step ? fullDayWords(step.on) : '');
/** The lines of a slip; empty ones are written by hand. */
export function linesOf(r: RequestPage, kind: SlipKind): [label: string, words: string][] {
  const where: [string, string][] = [['家庭', r.family], ['村', r.village]];
  const head: [string, string][] = [['事项', r.itemLabel], ['申请人', r.asker], ...where];
  if (r.agent) head.push(['代办人', r.agent]);
  switch (kind) {
    case 'accepted': return [...head, ['提出日期', fullDayWords(r.submittedOn)], ['受理日期', dayOf(last(r, 'taken'))], ['受理人（首问）', r.firstTaker ?? ''], ['承办人', r.takenBy ?? ''], ['承诺时限', r.whole ? `受理后 ${r.whole.days} 个工作日${r.whole.dueOn ? `，最晚 ${fullDayWords(r.whole.dueOn)}` : ''}` : ''], ['申请内容', r.text]];
    case 'papers': return [...head, ['告知日期', dayOf(last(r, 'papers'))], ['要补的材料', last(r, 'papers')?.words ?? ''], ['承办人', r.takenBy ?? ''], ['说明', '补齐以前，办理时限停止计算；材料送到或拍照发来的第二个工作日起接着算。']];
    case 'result': return [...head, ['受理日期', dayOf(last(r, 'taken'))], [r.outcome === 'ended' ? '终止日期' : '办结日期', dayOf(last(r, 'answered', 'ending'))], [r.outcome === 'ended' ? '终止原因' : '办理结果', r.answer ?? ''], ['承办人', r.takenBy ?? ''], ['申请人意见', ''], ['申请人签字', '']];
    case 'suspended': return [...head, ['中止日期', dayOf(last(r, 'suspended'))], ['中止原因', last(r, 'suspended')?.words ?? ''], ['承办人', r.takenBy ?? ''], ['说明', '中止期间办理时限不停；可以办了，由承办人续办并告知申请人。']];
    case 'mandate': return [['委托人', r.asker], ...where, ['受托人', r.mandate?.agent ?? r.agent ?? ''], ['委托办理', r.itemLabel], ['委托期限', r.mandate ? `到 ${fullDayWords(r.mandate.until)}为止` : '到　　　年　　月　　日为止'], ['在场证明人', ''], ['委托人签字（按手印）', ''], ['受托人签字', ''], ['说明', '委托人随时可以收回委托，收回以后受托人不再代办。']];
    case 'renewed': return [['委托人', r.asker], ...where, ['受托人', r.mandate?.agent ?? r.agent ?? ''], ['委托办理', r.itemLabel], ['续办事由', last(r, 'resumed', 'brought')?.words ?? ''], ['续办日期', dayOf(last(r, 'resumed', 'brought'))], ['委托延长到', '　　　年　　月　　日'], ['委托人签字（按手印）', ''], ['受托人签字', '']];
  }
}

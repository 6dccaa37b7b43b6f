import { Input, Select } from 'antd';
import { useState } from 'react';
import { addMonths, firstOfMonth, lastOfMonth, quarterOf } from '@guiyan/shared/domain/dates';

export interface Days { from: string; until: string }
const spans = ['month', 'last', 'quarter', 'half', 'year', 'own'] as const;
type Span = (typeof spans)[number];
const spanWords: Record<Span, string> = { month: '本月', last: '上个月', quarter: '本季度', half: '上一个半年', year: '今年', own: '自己选' };

export const monthSoFar = (today: string): Days => ({ from: firstOfMonth(today), until: today });
function daysOf(span: Exclude<Span, 'own'>, today: string): Days {
  if (span === 'last') {
    const from = firstOfMonth(addMonths(firstOfMonth(today), -1));
    return { from, until: lastOfMonth(from) };
  }
  if (span === 'quarter') return { from: quarterOf(today).from, until: today };
  if (span === 'half') {
    const year = today.slice(0, 4);
    return today.slice(5, 7) <= '06' ? { from: `${Number(year) - 1}-07-01`, until: `${Number(year) - 1}-12-31` } : { from: `${year}-01-01`, until: `${year}-06-30` };
  }
  return span === 'year' ? { from: `${today.slice(0, 4)}-01-01`, until: today } : monthSoFar(today);
}

/** Of what was imported, most lies back. */
export const yearSoFar = (today: string): Days => daysOf('year', today);

/** The days a ledger is about, both inclusive. */
export function DayRange({ days, today, first = 'month', onChange }: { days: Days; today: string; first?: 'month' | 'year'; onChange: (days: Days) => void }) {
  const [span, setSpan] = useState<Span>(first);
  const pick = (next: Span) => {
    setSpan(next);
    if (next !== 'own') onChange(daysOf(next, today));
  };
  return (
    <div className="export-days">
      <Select aria-label="哪些日子" value={span} onChange={pick} options={spans.map((value) => ({ value, label: spanWords[value] }))} />
      {span === 'own' ? (
        <div className="export-own">
          <Input type="date" prefix="从" aria-label="从哪天" value={days.from} max={today} onChange={(event) => event.target.value && onChange({ ...days, from: event.target.value })} />
          <Input type="date" prefix="到" aria-label="到哪天" value={days.until} max={today} onChange={(event) => event.target.value && onChange({ ...days, until: event.target.value })} />
        </div>
      ) : (
        <span className="second">{`${days.from} 到 ${days.until}`}</span>
      )}
    </div>
  );
}

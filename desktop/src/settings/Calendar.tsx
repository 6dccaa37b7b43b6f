import { Button } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { windowWords } from '@guiyan/shared/domain/calendar';
import { fullDayWords, dayWords, shanghaiDay } from '@guiyan/shared/domain/dates';
import { useToday } from '../api/session';
import { useCall } from '../api/useCall';
import { ErrorView } from '../ui/ErrorView';
import { GreyLines } from '../ui/Grey';
import { Picks } from '../ui/words';
import { SetDays } from './SetDays';
import { SetWindow } from './SetWindow';

export type CalendarYear = Output<'calendar.get'>;
export type WindowOfYear = CalendarYear['windows'][number];

/** X16 The county's own calendar, a year at a time: what the law lets rest, and what the county itself fixes. */
export function Calendar() {
  const first = Number(useToday().slice(0, 4));
  const [year, setYear] = useState(first);
  const [setting, setSetting] = useState<'days' | WindowOfYear | null>(null);
  const got = useCall('calendar.get', { year });
  if (got.error && !got.data) return <ErrorView error={got.error} onRetry={got.reload} />;
  const c = got.data;
  const close = () => setSetting(null);
  return (
    <>
      <div className="settings-bar">
        <span>按工作日数的期限都照这里数。改了以后新数的按新的，已经定下的日子不变。</span>
        <Picks label="哪一年" kind="pill" value={String(year)} onPick={(y) => setYear(Number(y))} items={[first, first + 1, first + 2].map((y) => ({ key: String(y), label: `${y}年` }))} />
      </div>
      {!c ? <GreyLines /> : (
        <ul className="rules">
          <li>
            <Head title="放假和补班" value={c.days.known ? `放 ${c.days.restDays} 天，补 ${c.days.work.length} 天` : '还没有通知'} onSet={c.can.includes('set') && (() => setSetting('days'))} />
            {c.days.known ? (
              <p className="second">
                {`${c.days.rest.map((r) => `${r.name} ${span(r, year)}`).join('，')}。`}
                {c.days.work.length > 0 && `补班 ${c.days.work.map((day) => told(day, year)).join('、')}。`}
              </p>
            ) : <p className="second">国务院办公厅一般在头一年 11 月出通知。没有通知的年份，周末以外算不算上班都不知道，期限只会往短里数。</p>}
            <Versions rows={c.days.history.map((h) => ({ ...h, words: h.known ? `放假 ${h.rest.length} 段，补班 ${h.work.length} 天` : '还没有通知' }))} first={c.days.known ? '一开始的，没有改过' : '没有人写过'} />
          </li>
          {c.windows.map((w) => (
            <li key={w.kind}>
              <Head title={w.title} value={w.since === null ? '' : w.since === year ? '这一年定的' : `${w.since} 年起`} onSet={c.can.includes('set') && (() => setSetting(w))} />
              <p className="second">{w.spans.length ? `${w.spans.map((s) => `${s.name} ${windowWords(s)}`).join('，')}。` : '这一年没有。'}{w.about}</p>
              <Versions rows={w.history.map((h) => ({ ...h, words: `${h.year} 年起：${h.spans.map((s) => `${s.name} ${windowWords(s)}`).join('，') || '没有'}` }))} first="一开始的，没有改过" />
            </li>
          ))}
          <li>
            <Head title="节日" value={`返乡 ${dayWords(c.homecoming.from)}—${dayWords(c.homecoming.until)}`} onSet={false} />
            <p className="second">{`${c.festivals.map((f) => `${f.name} ${dayWords(f.on)}`).join('，')}。照农历和节气算，不用人定。`}</p>
          </li>
        </ul>
      )}
      {c && setting === 'days' && <SetDays of={c.days} onClose={close} onDone={got.reload} />}
      {c && setting !== null && setting !== 'days' && <SetWindow of={setting} year={year} onClose={close} onDone={got.reload} />}
    </>
  );
}

/** The year is said only where it is another. */
const told = (day: string, year: number): string => (day.startsWith(String(year)) ? dayWords(day) : fullDayWords(day));
const span = (r: { from: string; until: string }, year: number): string => (r.from === r.until ? told(r.from, year) : `${told(r.from, year)}—${told(r.until, year)}`);

function Head({ title, value, onSet }: { title: string; value: string; onSet: (() => void) | false }) {
  return (
    <div className="rule-head">
      <b>{title}</b>
      <span className="rule-value">{value}</span>
      {onSet && <Button aria-label={`改${title}`} onClick={onSet}>改</Button>}
    </div>
  );
}

function Versions({ rows, first }: { rows: readonly { words: string; by: string; note: string; at: number }[]; first: string }) {
  if (rows.length === 0) return <p className="note">{first}</p>;
  return (
    <ul className="rule-history calendar-history">
      {rows.map((h) => <li key={h.at}><span>{shanghaiDay(h.at)}</span><span>{h.words}</span><span className="note">{[h.by, h.note].filter(Boolean).join('，')}</span></li>)}
    </ul>
  );
}

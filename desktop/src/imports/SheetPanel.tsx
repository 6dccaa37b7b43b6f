import { useState } from 'react';
import { useCall } from '../api/useCall';
import { ErrorView } from '../ui/ErrorView';
import { GreyLines } from '../ui/Grey';
import type { Question } from './words';

interface Props {
  id: string;
  q: Question;
  /** Other doubts of the same make that are still open. */
  alike: readonly Question[];
  busy: boolean;
  onAnswer: (questions: readonly Question[], value: string) => void;
}

/** 原表的样子, with the doubtful cell framed; below it, the same doubt elsewhere. */
export function SheetPanel({ id, q, alike, busy, onAnswer }: Props) {
  const around = useCall('imports.around', { id, sheet: q.sheet, row: q.row });
  const [oneByOne, setOneByOne] = useState<string | null>(null);
  const letter = /^[A-Z]+/.exec(q.cell)?.[0];
  const columns = around.data?.columns ?? [];
  const shown = nearby(columns, letter);
  // What was answered already stays as it was answered.
  const shared = q.options.filter((o) => alike.every((other) => other.options.some((p) => p.value === o.value)));
  return (
    <aside className="panel sheet-panel">
      <div className="panel-head"><h2>原表的样子</h2><div className="panel-right">{q.sheet}</div></div>
      {around.error ? <ErrorView error={around.error} onRetry={around.reload} /> : !around.data ? <GreyLines count={5} /> : (
        <>
          <div className="sheet-scroll">
            <table className="sheet">
              <thead>
                <tr className="sheet-letters"><th aria-label="行" />{shown.map((at) => <th key={at}>{columns[at]?.letter}</th>)}</tr>
                <tr className="sheet-titles"><th />{shown.map((at) => <th key={at}>{columns[at]?.title}</th>)}</tr>
              </thead>
              <tbody>
                {around.data.rows.map((r) => (
                  <tr key={r.row} className={r.row === q.row ? 'sheet-row-here' : undefined}>
                    <th>{r.row}</th>
                    {shown.map((at) => <td key={at} className={r.row === q.row && columns[at]?.letter === letter ? 'sheet-cell-here' : undefined}>{r.cells[at]}</td>)}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="note sheet-note">{shown.map((at) => columns[at]?.letter).join('、')} 列，其余列收起</p>
        </>
      )}
      {alike.length > 0 && oneByOne !== q.group && (
        <div className="alike">
          <b>这样的还有 {alike.length} 格</b>
          <p className="note">都是「{q.column.split('，')[0]}」，{q.kindLabel}</p>
          <div className="answers">
            <button type="button" className="plain-button answer" onClick={() => setOneByOne(q.group)}>一格一格问</button>
            {shared.map((o) => <button key={o.value} type="button" className="plain-button answer" disabled={busy} onClick={() => onAnswer(q.answer === null ? [q, ...alike] : alike, o.value)}>都选「{o.label}」</button>)}
          </div>
        </div>
      )}
    </aside>
  );
}

/** The name, the doubtful column and the one beside it: what fits without scrolling. */
function nearby(columns: readonly { letter: string }[], letter: string | undefined): number[] {
  const here = columns.findIndex((c) => c.letter === letter);
  if (here <= 0) return columns.map((_, at) => at).slice(0, 3);
  const beside = here > 1 ? here - 1 : here + 1;
  return [0, beside, here].filter((at) => at < columns.length).sort((a, b) => a - b);
}

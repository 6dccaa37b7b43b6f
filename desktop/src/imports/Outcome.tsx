import type { ReactNode } from 'react';
import { keptWords, type Import } from './words';

export type OutcomeState = 'kept' | 'new' | 'changed' | 'same' | 'merged' | 'skipped' | 'refused';
export const outcomes: readonly { state: OutcomeState; label: string; note: string; title: string; of: (c: Import['counts']) => number }[] = [
  { state: 'new', label: '新的', note: '库里还没有', title: '新的', of: (c) => c.fresh },
  { state: 'changed', label: '有变化', note: '补上新写的', title: '有变化的', of: (c) => c.changed },
  { state: 'same', label: '一样', note: '什么也不改', title: '和库里一样的', of: (c) => c.same },
  { state: 'merged', label: '合并', note: '表里写了两次', title: '合到别的行的', of: (c) => c.merged },
  { state: 'skipped', label: '略过', note: '合计、空行、落款', title: '略过的', of: (c) => c.skipped },
  { state: 'kept', label: '先留着', note: '每行都写着为什么', title: '先留着的', of: (c) => c.kept },
  { state: 'refused', label: '不能存', note: '每行都写着为什么', title: '不能存的', of: (c) => c.refused },
];

interface Props { i: Import; value: OutcomeState | null; onPick: (state: OutcomeState) => void; deed?: ReactNode }

/** Figures that add up to the file. */
export function Outcome({ i, value, onPick, deed }: Props) {
  return (
    <section className="panel outcome">
      <div className="outcome-figures" role="tablist" aria-label="每一行的去处">
        {outcomes.map((o) => {
          const n = o.of(i.counts);
          if (o.state === 'kept' && n === 0) return null;
          return (
            <button key={o.state} type="button" role="tab" aria-selected={o.state === value} className={`plain-button outcome-figure ${o.state === 'refused' && n > 0 ? 'outcome-red' : ''}`} data-state={o.state} onClick={() => onPick(o.state)}>
              <span>{o.label}</span>
              <b>{n}</b>
              <small>{o.note}</small>
            </button>
          );
        })}
      </div>
      <div className="outcome-sum">
        <span>加起来 {outcomes.reduce((sum, o) => sum + o.of(i.counts), 0)} 行，一行不少{keptWords(i) && `。${keptWords(i)}`}</span>
        {deed}
      </div>
    </section>
  );
}

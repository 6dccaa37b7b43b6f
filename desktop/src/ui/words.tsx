import type { ReactNode } from 'react';

/** red: your turn, late or refused · green: done or valid · amber: soon or waiting · plain: all else. */
export type Tone = 'red' | 'green' | 'amber' | 'plain';

/** A state told in a coloured word; the word alone must say it. */
export function StateWord({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`state-word tone-${tone}`}>{children}</span>;
}

/** One or two words on a tint. */
export function Badge({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`badge badge-${tone}`}>{children}</span>;
}

export interface Pick<K extends string> {
  key: K;
  label: string;
  count?: number;
}

interface PicksProps<K extends string> {
  items: readonly Pick<K>[];
  /** null where nothing is picked yet. */
  value: K | null;
  onPick: (key: K) => void;
  /** `line`: tabs of a panel; `pill`: filters of a list; `chip`: one answer of a few. */
  kind?: 'line' | 'pill' | 'chip';
  label: string;
}

/** Tabs or filters with their counts; a count is the length of the list it opens. */
export function Picks<K extends string>({ items, value, onPick, kind = 'line', label }: PicksProps<K>) {
  return (
    <div className={`picks picks-${kind}`} role="tablist" aria-label={label}>
      {items.map((item) => (
        <button
          key={item.key}
          type="button"
          role="tab"
          aria-selected={item.key === value}
          className="plain-button pick"
          onClick={() => onPick(item.key)}
        >
          {item.label}
          {item.count !== undefined && <span className="pick-count">{item.count}</span>}
        </button>
      ))}
    </div>
  );
}

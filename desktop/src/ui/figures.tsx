import './figures.css';
import type { ReactNode } from 'react';
import { Icon } from './Icon';

export type BarTone = 'green' | 'red' | 'edge' | 'todo' | 'outline';

export interface BarPart {
  value: number;
  tone: BarTone;
}

/** Parts of a whole with 2 px between; empty parts take no room, small ones stay visible. The figures stand beside it. */
export function PartBar({ parts, height = 14, label }: { parts: readonly BarPart[]; height?: number; label: string }) {
  return (
    <div className="part-bar" role="img" aria-label={label} style={{ height }}>
      {parts.filter((part) => part.value > 0).map((part) => (
        <span key={part.tone} className={`part part-${part.tone}`} style={{ flexGrow: part.value }} />
      ))}
    </div>
  );
}

interface DueBarProps {
  done: number;
  overdue: number;
  ahead: number;
  /** In a table row: thin, and the done part in plain colour. */
  small?: boolean;
}

/** done | overdue | not due yet; the three add up to what is due. */
export function DueBar({ done, overdue, ahead, small = false }: DueBarProps) {
  return (
    <PartBar
      height={small ? 8 : 14}
      label={`办了 ${done}，过期 ${overdue}，还没到日子 ${ahead}`}
      parts={[
        { value: done, tone: small ? 'edge' : 'green' },
        { value: overdue, tone: 'red' },
        { value: ahead, tone: 'outline' },
      ]}
    />
  );
}

export function Swatch({ tone }: { tone: BarTone }) {
  return <i className={`swatch part-${tone}`} aria-hidden />;
}

export interface FigureRow {
  label: string;
  value: number;
  tone: BarTone;
  /** Opens the list whose length the figure is. */
  href: string;
}

/** The figures of a bar, one a line, each the door to its list. */
export function FigureRows({ rows }: { rows: readonly FigureRow[] }) {
  return (
    <ul className="figure-rows">
      {rows.map((row) => (
        <li key={row.label}>
          <a href={row.href} className={row.tone === 'red' && row.value > 0 ? 'figure-late' : undefined}>
            <Swatch tone={row.tone} />
            <span>{row.label}</span>
            <b>{row.value}</b>
            <Icon name="right" size={14} />
          </a>
        </li>
      ))}
    </ul>
  );
}

export function Legend({ items }: { items: readonly { tone: BarTone; label: ReactNode }[] }) {
  return (
    <div className="legend">
      {items.map((item) => (
        <span key={item.tone}>
          <Swatch tone={item.tone} />
          {item.label}
        </span>
      ))}
    </div>
  );
}

interface RingProps {
  done: number;
  missing: number;
  unit: string;
  doneLabel: string;
  missingLabel: string;
  doneHref: string;
  missingHref: string;
}

const size = 138;
const strokeWidth = 14;
const radius = (size - strokeWidth) / 2;
const round = 2 * Math.PI * radius;

/** Starts at twelve o'clock: done, then the gap in red. Red opens the names. */
export function Ring({ done, missing, unit, doneLabel, missingLabel, doneHref, missingHref }: RingProps) {
  const due = done + missing;
  const share = due === 0 ? 0 : done / due;
  const cut = done > 0 && missing > 0 ? 2 : 0;
  const arc = (from: number, part: number) => ({
    strokeDasharray: `${Math.max(part * round - cut, 0)} ${round}`,
    strokeDashoffset: -(from * round + cut / 2),
  });
  return (
    <div className="ring">
      <svg viewBox={`0 0 ${size} ${size}`} width={size} height={size} role="img" aria-label={`${doneLabel} ${done} ${unit}，${missingLabel} ${missing} ${unit}`}>
        <g fill="none" strokeWidth={strokeWidth} transform={`rotate(-90 ${size / 2} ${size / 2})`}>
          {due === 0 && <circle className="ring-track" cx={size / 2} cy={size / 2} r={radius} />}
          {done > 0 && <circle className="ring-done" cx={size / 2} cy={size / 2} r={radius} style={arc(0, share)} />}
          {missing > 0 && (
            <a href={missingHref} aria-label={missingLabel}>
              <circle className="ring-missing" cx={size / 2} cy={size / 2} r={radius} style={arc(share, 1 - share)} />
            </a>
          )}
        </g>
        <text className="ring-count" x="50%" y={size / 2 + 1} textAnchor="middle">{done}</text>
        <text className="ring-all" x="50%" y={size / 2 + 23} textAnchor="middle">{`共 ${due} ${unit}`}</text>
      </svg>
      <dl>
        <dt><Swatch tone="green" />{doneLabel}</dt>
        <dd><a href={doneHref} className="ring-figure">{done} {unit}</a></dd>
        <dt><Swatch tone="red" />{missingLabel}</dt>
        <dd><a href={missingHref} className={missing > 0 ? 'ring-figure figure-late' : 'ring-figure'}>{missing} {unit}</a></dd>
      </dl>
    </div>
  );
}

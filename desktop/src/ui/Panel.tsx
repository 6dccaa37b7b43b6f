import { Popover } from 'antd';
import type { CSSProperties, ReactNode } from 'react';
import { Icon } from './Icon';

/** Title 22, a note beside it (as-of time, file name), filters and the one deed on the right. */
export function PageHead({ title, note, children }: { title: string; note?: ReactNode; children?: ReactNode }) {
  return (
    <header className="page-head">
      <h1>{title}</h1>
      {note && <p className="page-head-note">{note}</p>}
      {children && <div className="page-head-right">{children}</div>}
    </header>
  );
}

interface PanelProps {
  title?: ReactNode;
  /** Right end of the title row: a legend, a link, `HowCounted`. */
  right?: ReactNode;
  /** A table or a list that brings its own edges. */
  flush?: boolean;
  style?: CSSProperties;
  className?: string;
  children: ReactNode;
}

export function Panel({ title, right, flush = false, style, className, children }: PanelProps) {
  const classes = ['panel', flush && 'panel-flush', className].filter(Boolean).join(' ');
  return (
    <section className={classes} style={style}>
      {(title || right) && (
        <div className="panel-head">
          <h2>{title}</h2>
          {right && <div className="panel-right">{right}</div>}
        </div>
      )}
      {children}
    </section>
  );
}

/** Panels side by side; `columns` as in CSS, the look's gap between them. */
export function Columns({ columns, children }: { columns: string; children: ReactNode }) {
  return <div className="columns" style={{ gridTemplateColumns: columns }}>{children}</div>;
}

/** 怎么算: every figure tells how it is counted. */
export function HowCounted({ children }: { children: ReactNode }) {
  return (
    <Popover content={<div className="how-counted">{children}</div>} trigger="click" placement="bottomRight">
      <button type="button" className="plain-button how-counted-button">
        怎么算
        <Icon name="help" size={13} />
      </button>
    </Popover>
  );
}

export function Empty({ text, action }: { text: string; action?: ReactNode }) {
  return (
    <div className="empty">
      <p>{text}</p>
      {action}
    </div>
  );
}

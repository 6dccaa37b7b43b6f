import './form.css';
import type { ReactNode } from 'react';
import { ErrorLine } from './ErrorView';

interface Props {
  label: string;
  /** Who sees it, or whether it may stay empty. */
  note?: ReactNode;
  error?: unknown;
  /** The input's name in the contract, to place the server's words under it. */
  field?: string;
  children: ReactNode;
}

/** Label left, answer right; the server's word about this field under it. */
export function Field({ label, note, error, field, children }: Props) {
  return (
    <div className="field">
      <span className="field-label">{label}</span>
      <div className="field-answer">
        {children}
        {note && <p className="note">{note}</p>}
        {field && <ErrorLine error={error} field={field} />}
      </div>
    </div>
  );
}

/** Facts of a page, told in two columns; in one where the panel is narrow. */
export function Facts({ of, one = false }: { of: Record<string, ReactNode>; one?: boolean }) {
  return (
    <dl className={one ? 'fact-grid fact-grid-one' : 'fact-grid'}>
      {Object.entries(of).map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value || <span className="note">没记</span>}</dd>
        </div>
      ))}
    </dl>
  );
}

export const digitsOf = (text: string): string => text.replace(/\D/g, '');
export const isMobile = (text: string): boolean => /^1\d{10}$/.test(text);

import { Select } from 'antd';
import { fieldWord, type Import } from './words';

type Sheet = Import['sheets'][number];
/** What a column is said to mean, where that was changed on this page; null: nothing the ledger knows. */
export type Said = Record<string, string | null>;
export const columnKey = (sheet: Sheet, letter: string): string => `${sheet.name}!${letter}`;

const KEEP = '-';
/** Every column of a sheet and what it was taken for; where it may still be answered, that can be put right. */
export function HeadList({ sheet, said, onSay }: { sheet: Sheet; said: Said; onSay: ((letter: string, field: string | null) => void) | null }) {
  const options = [{ value: KEEP, label: '原样留着' }, ...sheet.choices.map((field) => ({ value: field, label: fieldWord(field) }))];
  return (
    <ul className="heads">
      {sheet.columns.map((c) => {
        const key = columnKey(sheet, c.letter);
        const field = key in said ? said[key] : c.placed ? c.field : null;
        const means = c.field && c.placed ? fieldWord(c.field) : '原样留着';
        return (
          <li key={c.letter} className={key in said ? 'head-said' : c.placed ? undefined : 'head-unread'}>
            <span className="head-letter">{c.letter}</span>
            <span className="head-title">{c.title.replaceAll('·', ' › ')}</span>
            {onSay && sheet.choices.length > 0 ? (
              <Select variant="borderless" size="small" virtual={false} className="head-means" aria-label={`「${c.title}」是什么`} value={field ?? KEEP} options={options} onChange={(value) => onSay(c.letter, value === KEEP ? null : value)} showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={160} />
            ) : <span className="head-means">{means}</span>}
          </li>
        );
      })}
    </ul>
  );
}

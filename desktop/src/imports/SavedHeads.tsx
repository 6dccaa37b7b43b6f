import { Button } from 'antd';
import { useAction, useCall } from '../api/useCall';
import { useHat } from '../api/session';
import { ErrorLine } from '../ui/ErrorView';
import { fieldWord, kindWord } from './words';

/** R12 Heads the county keeps the meaning of; a clerk may have one forgotten. */
export function SavedHeads() {
  const saved = useCall('imports.heads', {});
  const forget = useAction('imports.forgetHead');
  const clerk = useHat().hat === 'clerk';
  const rows = saved.data?.rows ?? [];
  if (!rows.length) return null;
  return (
    <details className="kinds-more saved-heads">
      <summary>记住的表头 {rows.length} 个</summary>
      <ul>
        {rows.map((h) => (
          <li key={h.id}>
            <span><b>{h.head.replaceAll('·', ' › ')}</b>是{h.field ? `「${fieldWord(h.field)}」` : '原样留着的'}</span>
            <span className="note">{kindWord(h.kind)}，{h.on} {h.by}</span>
            {clerk && <Button type="link" size="small" disabled={forget.busy} onClick={() => void forget.run({ id: h.id }).then((gone) => gone && saved.reload())}>忘掉</Button>}
          </li>
        ))}
      </ul>
      <ErrorLine error={forget.error} />
    </details>
  );
}

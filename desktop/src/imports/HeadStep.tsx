import { Button } from 'antd';
import { FootBar } from '../ui/FootBar';
import { Panel } from '../ui/Panel';
import { go } from '../ui/route';
import { Badge } from '../ui/words';
import { RowsPanel } from './RowsPanel';
import { DropIt } from './DropIt';
import type { StepProps } from './steps';
import { fieldWord, kindWord, type Import } from './words';

/** R12 Step 2: which sheets and columns were recognised, and what is left aside. */
export function HeadStep({ i, onStep }: StepProps) {
  const read = i.sheets.filter((s) => s.kind);
  const aside = i.sheets.filter((s) => !s.kind);
  return (
    <>
      {read.map((sheet) => (
        <Panel
          key={sheet.name}
          title={<>{sheet.name} <Badge tone="green">{kindWord(sheet.kind)}</Badge></>}
          right={`表头在第 ${sheet.headerRows.join('、')} 行，下面 ${sheet.rows} 行人`}
        >
          <ul className="heads">
            {sheet.columns.map((c) => (
              <li key={c.letter} className={c.placed ? undefined : 'head-unread'}>
                <span className="head-letter">{c.letter}</span>
                <span className="head-title">{c.title.replaceAll('·', ' › ')}</span>
                <span className="head-means">{c.field && c.placed ? fieldWord(c.field) : '原样留着'}</span>
              </li>
            ))}
          </ul>
          {hiddenWords(sheet) && <p className="note head-note">{hiddenWords(sheet)}</p>}
        </Panel>
      ))}
      {aside.length > 0 && (
        <Panel title="没有读的表">
          <ul className="aside-sheets">{aside.map((s) => <li key={s.name}><b>{s.name}</b><span className="second">{s.why}</span></li>)}</ul>
        </Panel>
      )}
      {i.counts.skipped > 0 && <RowsPanel i={i} state="skipped" title={`略过 ${i.counts.skipped} 行`} />}
      <FootBar safe="认得不对，就把表头改成样表里的叫法，再选一次文件。到这里什么也没有存。">
        <DropIt i={i} />
        <Button onClick={() => go('/imports')}>先放着</Button>
        <Button type="primary" onClick={() => onStep('ask')}>{i.asked > 0 ? `认得对，问 ${i.asked} 格` : '认得对，往下走'}</Button>
      </FootBar>
    </>
  );
}

/** Hidden parts of a sheet that is read are read too, and said. */
function hiddenWords({ hiddenRows, hiddenColumns }: Import['sheets'][number]): string {
  const parts = [hiddenRows > 0 ? `${hiddenRows} 行` : '', hiddenColumns.length > 0 ? `${hiddenColumns.join('、')} 列` : ''].filter(Boolean);
  return parts.length > 0 ? `表里藏着 ${parts.join('和 ')}，一样读了。不要的，先在表里删掉再选一次。` : '';
}

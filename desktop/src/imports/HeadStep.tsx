import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useHat } from '../api/session';
import { useAction } from '../api/useCall';
import { ErrorLine } from '../ui/ErrorView';
import { FootBar } from '../ui/FootBar';
import { Panel } from '../ui/Panel';
import { go } from '../ui/route';
import { Badge } from '../ui/words';
import { RowsPanel } from './RowsPanel';
import { DropIt } from './DropIt';
import { columnKey, HeadList, type Said } from './HeadList';
import type { StepProps } from './steps';
import { kindWord, type Import } from './words';

/** R12 Step 2: which sheets and columns were recognised, what is left aside, and a way to put a column right. */
export function HeadStep({ i, onChange, onStep }: StepProps) {
  const read = i.sheets.filter((s) => s.kind);
  const aside = i.sheets.filter((s) => !s.kind);
  const [said, setSaid] = useState<Said>({});
  const changed = Object.keys(said).length;
  const say = (sheet: Import['sheets'][number]) => (letter: string, field: string | null) => setSaid((before) => {
    const { [columnKey(sheet, letter)]: _, ...others } = before;
    const column = sheet.columns.find((c) => c.letter === letter);
    return (column?.placed ? column.field : null) === field ? others : { ...others, [columnKey(sheet, letter)]: field };
  });
  return (
    <>
      {read.map((sheet) => (
        <Panel
          key={sheet.name}
          title={<>{sheet.name} <Badge tone="green">{kindWord(sheet.kind)}</Badge></>}
          right={`表头在第 ${sheet.headerRows.join('、')} 行，下面 ${sheet.rows} 行人`}
        >
          <HeadList sheet={sheet} said={said} onSay={i.can.includes('answer') ? say(sheet) : null} />
          {hiddenWords(sheet) && <p className="note head-note">{hiddenWords(sheet)}</p>}
        </Panel>
      ))}
      {aside.length > 0 && (
        <Panel title="没有读的表">
          <ul className="aside-sheets">{aside.map((s) => <li key={s.name}><b>{s.name}</b><span className="second">{s.why}</span></li>)}</ul>
        </Panel>
      )}
      {i.counts.skipped > 0 && <RowsPanel i={i} state="skipped" title={`略过 ${i.counts.skipped} 行`} />}
      {changed > 0 ? <SayBar i={i} said={said} onDone={(next) => { setSaid({}); onChange(next); }} onLeave={() => setSaid({})} /> : (
        <FootBar safe="哪一列认得不对，就在那一列上改。到这里什么也没有存。">
          <DropIt i={i} />
          <Button onClick={() => go('/imports')}>先放着</Button>
          <Button type="primary" onClick={() => onStep('ask')}>{i.asked > 0 ? `认得对，问 ${i.asked} 格` : '认得对，往下走'}</Button>
        </FootBar>
      )}
    </>
  );
}

/** What was put right goes to the server, which reads the sheet anew. */
function SayBar({ i, said, onDone, onLeave }: { i: Import; said: Said; onDone: (i: Import) => void; onLeave: () => void }) {
  const clerk = useHat().hat === 'clerk';
  const [remember, setRemember] = useState(true);
  const map = useAction('imports.mapHeads');
  const columns = Object.entries(said).map(([key, field]) => ({ sheet: key.slice(0, key.lastIndexOf('!')), letter: key.slice(key.lastIndexOf('!') + 1), field }));
  return (
    <>
      <ErrorLine error={map.error} />
      <FootBar safe={`改了 ${columns.length} 列`}>
        {clerk && <Checkbox checked={remember} onChange={(event) => setRemember(event.target.checked)}>记住这个表头，全县下次不用再改</Checkbox>}
        <Button onClick={onLeave}>不改了</Button>
        <Button type="primary" loading={map.busy} onClick={() => void map.run({ id: i.id, columns, remember: clerk && remember }).then((reply) => reply && onDone(reply))}>照这样再读一遍</Button>
      </FootBar>
    </>
  );
}

/** Hidden parts of a sheet that is read are read too, and said. */
function hiddenWords({ hiddenRows, hiddenColumns }: Import['sheets'][number]): string {
  const parts = [hiddenRows > 0 ? `${hiddenRows} 行` : '', hiddenColumns.length > 0 ? `${hiddenColumns.join('、')} 列` : ''].filter(Boolean);
  return parts.length > 0 ? `表里藏着 ${parts.join('和 ')}，一样读了。不要的，先在表里删掉再选一次。` : '';
}

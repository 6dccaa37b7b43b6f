import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { markedThings, markedThingWords, type MarkedThing, markMax } from '@guiyan/shared/domain/marks';
import { useAction, useCall } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { DataTable } from '../ui/DataTable';
import { Dialog } from '../ui/Dialog';
import { ErrorLine, ErrorView } from '../ui/ErrorView';
import { Field } from '../ui/Field';
import { GreyLines } from '../ui/Grey';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { StateWord } from '../ui/words';

type Marks = Output<'marks.list'>;

/** S12 Words of the county's own, and how often each stands on something. */
export function Screen(_: ScreenProps) {
  const { data, error, reload, replace } = useCall('marks.list', {});
  const [adding, setAdding] = useState(false);
  const end = useAction('marks.end');
  if (!data) return error ? <ErrorView error={error} onRetry={reload} /> : <GreyLines count={6} />;
  const sets = data.can.includes('set');
  return (
    <>
      <PageHead title="标记" note="县里自己的叫法，贴在办的事和驻外中心上，只用来数，不牵动别的">
        {sets && <Button type="primary" onClick={() => setAdding(true)}>添一个标记</Button>}
      </PageHead>
      <Panel flush>
        <ErrorLine error={end.error} />
        <DataTable<Marks['rows'][number]>
          rows={data.rows}
          rowKey={(k) => k.id}
          columns={[
            { key: 'name', title: '标记', cell: (k) => <b className="row-name">{k.name}</b> },
            { key: 'on', title: '贴在哪里', cell: (k) => markedThingWords[k.on] },
            { key: 'count', title: '贴了', number: true, cell: (k) => k.count },
            { key: 'state', title: '', cell: (k) => (k.ended ? <StateWord>不再用</StateWord> : '') },
            { key: 'deed', title: '', deed: true, cell: (k) => sets && !k.ended && <Button type="link" size="small" disabled={end.busy} onClick={() => void end.run({ id: k.id }).then((next) => next && replace(next))}>不再用</Button> },
          ]}
          empty={<Empty text={sets ? '还没有标记。比如「帮带」「一站式」，添了就能贴。' : '县里还没有定标记。'} />}
        />
      </Panel>
      {adding && <AddDialog onClose={() => setAdding(false)} onDone={(next) => { replace(next); setAdding(false); }} />}
    </>
  );
}

function AddDialog({ onClose, onDone }: { onClose: () => void; onDone: (next: Marks) => void }) {
  const [name, setName] = useState('');
  const [on, setOn] = useState<MarkedThing>('case');
  const add = useAction('marks.add');
  return (
    <Dialog title="添一个标记" deed="添上" missing={!name.trim() && '先写叫什么'} busy={add.busy} error={add.error} onClose={onClose} onDeed={() => void add.run({ name: name.trim(), on }).then((next) => next && onDone(next))}>
      <Field label="叫什么"><Input aria-label="叫什么" maxLength={markMax} value={name} onChange={(e) => setName(e.target.value)} /></Field>
      <Field label="贴在哪里"><Select aria-label="贴在哪里" value={on} style={{ width: 140 }} onChange={setOn} options={markedThings.map((value) => ({ value, label: markedThingWords[value] }))} /></Field>
    </Dialog>
  );
}

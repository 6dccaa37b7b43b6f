import { Button, Input } from 'antd';
import { useState } from 'react';
import { dayWords } from '@guiyan/shared/domain/dates';
import { photoStates, photoStateWords, type PhotoState } from '@guiyan/shared/domain/pairings';
import { useAction, useList, type RowOf } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { Back } from '../ui/Back';
import { DataTable } from '../ui/DataTable';
import { Dialog } from '../ui/Dialog';
import { ErrorLine } from '../ui/ErrorView';
import { Field } from '../ui/Field';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { Photos } from '../ui/Photos';
import { href } from '../ui/address';
import { useQueryState } from '../ui/route';
import { Picks, StateWord, type Tone } from '../ui/words';

type Photo = RowOf<'visits.photos'>;
const tones: Record<PhotoState, Tone> = { waiting: 'amber', passed: 'green', withheld: 'plain' };

/** H10 Pictures that came with visits; others see one once it was let through here. */
export function Screen(_: ScreenProps) {
  const [state, setState] = useQueryState<PhotoState>('state', 'waiting');
  const list = useList('visits.photos', { state });
  const [holding, setHolding] = useState<Photo | null>(null);
  const check = useAction('visits.checkPhoto');
  return (
    <>
      <Back to={href('/visits')}>走访</Back>
      <PageHead title="走访的照片" note="看过了别人才看得到。拍到孩子的脸、病情、证件号的，不给别人看" />
      <ErrorLine error={check.error} />
      <Panel flush>
        <Picks label="看了没有" kind="pill" value={state} onPick={setState} items={photoStates.map((key) => ({ key, label: photoStateWords[key] }))} />
        <DataTable<Photo>
          list={list} rows={list.rows} rowKey={(p) => p.id} height={62}
          columns={[
            { key: 'photo', title: '照片', width: 130, cell: (p) => <Photos ids={[p.id]} /> }, { key: 'family', title: '哪家', cell: (p) => <><b className="row-name">{p.family}</b><div className="second">{p.village}</div></> }, { key: 'by', title: '谁拍的', cell: (p) => <>{p.by}<div className="second">{dayWords(p.on)}</div></> },
            { key: 'state', title: '', cell: (p) => <><StateWord tone={tones[p.state]}>{photoStateWords[p.state]}</StateWord><div className="second">{[p.checkedBy && `${p.checkedBy}看过`, p.reason].filter(Boolean).join('，')}</div></> },
            { key: 'deed', title: '', deed: true, cell: (p) => (p.can.length === 0 ? <span className="note">自己拍的，请别人看</span> : <>
              {p.can.includes('pass') && <Button type="link" onClick={() => void check.run({ id: p.id, pass: true }).then((done) => done && list.reload())}>可以看</Button>}
              {p.can.includes('withhold') && <Button type="link" onClick={() => setHolding(p)}>不给别人看</Button>}
            </>) },
          ]}
          empty={<Empty text={state === 'waiting' ? '没有等着看的照片。' : '还没有。'} />}
        />
      </Panel>
      {holding && <Hold photo={holding} onClose={() => setHolding(null)} onDone={list.reload} />}
    </>
  );
}

function Hold({ photo, onClose, onDone }: { photo: Photo; onClose: () => void; onDone: () => void }) {
  const [reason, setReason] = useState('');
  const check = useAction('visits.checkPhoto');
  return (
    <Dialog title="这张不给别人看？" deed="不给别人看" missing={!reason.trim() && '先写原因'} busy={check.busy} error={check.error} onClose={onClose} onDeed={() => void check.run({ id: photo.id, pass: false, reason: reason.trim() }).then((done) => { if (done) { onDone(); onClose(); } })}>
      <p>拍的人看得到原因，别人看不到照片。</p>
      <Field label="原因"><Input autoFocus aria-label="原因" maxLength={100} placeholder="拍到孩子的脸" value={reason} onChange={(event) => setReason(event.target.value)} /></Field>
    </Dialog>
  );
}

import { Button, Input } from 'antd';
import { useState } from 'react';
import { dayWords } from '@guiyan/shared/domain/dates';
import { type Opinion, opinionWords } from '@guiyan/shared/domain/services';
import { useAction, useList, type RowOf } from '../api/useCall';
import { Back } from '../ui/Back';
import { DataTable } from '../ui/DataTable';
import { Dialog } from '../ui/Dialog';
import { Facts, Field } from '../ui/Field';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { useQueryState } from '../ui/route';
import { Picks, StateWord } from '../ui/words';

type CallBack = RowOf<'services.callBacks'>;

/** F7 Whom to ring after a bad opinion, and what came of it. */
export function Screen() {
  const [state, setState] = useQueryState<'open' | 'closed'>('state', 'open');
  const list = useList('services.callBacks', { state });
  const [at, setAt] = useState<CallBack | null>(null);
  return (
    <>
      <Back to={href('/services', {})}>绿色通道</Back>
      <PageHead title="要回访的" note="办这件事的人、那个单位的人、代记的人不能自己回访" />
      <Panel flush>
        <div className="filter-row"><Picks label="看哪些" kind="pill" value={state} onPick={setState} items={[{ key: 'open', label: '等回访' }, { key: 'closed', label: '回访过了' }]} /></div>
        <DataTable
          list={list} rows={list.rows} rowKey={(b) => b.id} height={62}
          columns={[
            { key: 'on', title: '哪天说的', cell: (b) => dayWords(b.openedOn) }, { key: 'family', title: '家庭', cell: (b) => <span><b className="row-name">{b.family}</b><br /><span className="note">{b.village}</span></span> },
            { key: 'unit', title: '单位和事项', cell: (b) => <span>{b.unit}<br /><span className="note">{`${b.matterLabel}，${dayWords(b.servedOn)}`}</span></span> },
            { key: 'said', title: '说的', cell: (b) => <span><StateWord tone="red">{opinionWords[b.opinion as Opinion]}</StateWord><br /><span className="note">{b.words || '没有多说'}</span></span> },
            { key: 'who', title: '谁说的', cell: (b) => (b.takenBy ? `${b.rater}说，${b.takenBy}代记` : b.rater) },
            { key: 'deed', title: '', deed: true, cell: (b) => <Button type="link" onClick={() => setAt(b)}>{b.can.includes('close') ? '记回访' : '看'}</Button> },
          ]}
          empty={<Empty text={state === 'open' ? '没有等回访的。' : '还没有回访过。'} />}
        />
      </Panel>
      {at && <CloseDialog key={at.id} of={at} onClose={() => setAt(null)} onDone={() => { setAt(null); list.reload(); }} />}
    </>
  );
}

function CloseDialog({ of, onClose, onDone }: { of: CallBack; onClose: () => void; onDone: () => void }) {
  const close = useAction('services.closeCallBack');
  const [said, setSaid] = useState('');
  const [done, setDone] = useState('');
  const open = of.can.includes('close');
  const go = async () => {
    if (!open) return onClose();
    if (await close.run({ id: of.id, said: said.trim(), done: done.trim() })) onDone();
  };
  return (
    <Dialog title={`回访${of.family}`} deed={open ? '回访过了' : '看好了'} missing={open && !(said.trim() && done.trim()) && '问到什么、办了什么都要写'} width={560} busy={close.busy} error={close.error} onClose={onClose} onDeed={() => void go()}>
      <Facts one of={{ 单位: of.unit, 事项: `${of.matterLabel}，${dayWords(of.servedOn)}`, 家里说: `${opinionWords[of.opinion as Opinion]}${of.words ? `：${of.words}` : ''}`, ...(open ? {} : { 问到什么: of.said, 办了什么: of.done, 谁回访的: `${of.closedBy ?? ''}，${of.closedOn ? dayWords(of.closedOn) : ''}` }) }} />
      {open && (
        <>
          <Field label="问到什么"><Input.TextArea aria-label="问到什么" maxLength={300} autoSize={{ minRows: 2 }} value={said} onChange={(event) => setSaid(event.target.value)} /></Field>
          <Field label="办了什么"><Input.TextArea aria-label="办了什么" maxLength={300} autoSize={{ minRows: 2 }} value={done} onChange={(event) => setDone(event.target.value)} /></Field>
        </>
      )}
    </Dialog>
  );
}

import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { useHat } from '../api/session';
import { useAction, useCall, useList } from '../api/useCall';
import { DataTable } from '../ui/DataTable';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Empty } from '../ui/Panel';
import { href } from '../ui/address';
import { MemberSelect } from './MemberSelect';
import { DayInput, todayHere } from './TransferDeed';

type Unpaid = Output<'dues.unpaid'>['rows'][number];
const monthWords = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

/** C5 A reminder to look into it; no decision and no payment. */
export function Unpaid() {
  const office = useHat().hat !== 'county';
  const [noting, setNoting] = useState<Pick<Unpaid, 'personId' | 'name'> | 'anyone' | null>(null);
  const list = useList('dues.unpaid', {});
  const counted = useCall('dues.unpaid', { limit: 1 });
  const unknown = counted.data?.unknown ?? 0;
  const reload = () => { list.reload(); counted.reload(); };
  return (
    <>
      <div className="picks-row dues-head">
        <span className="second">半年以上没交的{unknown > 0 ? `；另有 ${unknown} 位还没有记过，不算在内` : ''}</span>
        {office && <Button type="primary" onClick={() => setNoting('anyone')}>记党费</Button>}
      </div>
      <DataTable<Unpaid>
        list={list}
        rows={list.rows}
        rowKey={(u) => u.memberId}
        height={48}
        columns={[
          { key: 'name', title: '姓名', cell: (u) => <a className="name-link" href={href(`/members/${u.memberId}`)}>{u.name}</a> },
          { key: 'village', title: '村', cell: (u) => u.village },
          { key: 'to', title: '党费交到', cell: (u) => monthWords(u.paidTo) },
          { key: 'months', title: '几个月没交', number: true, cell: (u) => u.months },
          { key: 'deed', title: '', deed: true, cell: (u) => office && <Button type="link" onClick={() => setNoting(u)}>记一笔</Button> },
        ]}
        empty={<Empty text="没有半年以上没交的。" />}
        foot="半年没交的列在这里，请支部先联系、问清原因，能补交的补交；没有正当理由的，由支部按程序研究。只是提醒，不作决定。依据：《中国共产党党员教育管理工作条例》第三十一条。"
      />
      {noting && <Note of={noting === 'anyone' ? null : noting} onClose={() => setNoting(null)} onDone={reload} />}
    </>
  );
}

function Note({ of, onClose, onDone }: { of: Pick<Unpaid, 'personId' | 'name'> | null; onClose: () => void; onDone: () => void }) {
  const [picked, setPicked] = useState<{ memberId: string; personId: string } | null>(null);
  const personId = of?.personId ?? picked?.personId;
  const [paidTo, setPaidTo] = useState('');
  const [place, setPlace] = useState('');
  const [receiver, setReceiver] = useState('');
  const [on, setOn] = useState(todayHere());
  const note = useAction('dues.record');
  return (
    <Dialog title={of ? `${of.name}的党费交到哪个月` : '党费交到哪个月'} deed="记下" missing={!personId ? '先选是哪一位' : !/^\d{4}-\d{2}$/.test(paidTo) ? '先选交到哪个月' : !receiver.trim() && '先写谁收的'} busy={note.busy} error={note.error} onClose={onClose}
      onDeed={() => personId && void note.run({ personId, paidTo, place: place.trim(), receiver: receiver.trim(), on }).then((done) => { if (done) { onDone(); onClose(); } })}>
      {!of && <Field label="哪一位"><MemberSelect value={picked?.memberId} onChange={(memberId, m) => setPicked({ memberId, personId: m.personId })} /></Field>}
      <Field label="交到"><Input type="month" aria-label="交到" value={paidTo} onChange={(event) => setPaidTo(event.target.value)} /></Field>
      <Field label="谁收的"><Input aria-label="谁收的" maxLength={30} value={receiver} onChange={(event) => setReceiver(event.target.value)} /></Field>
      <Field label="在哪里" note="可以不填"><Input aria-label="在哪里" maxLength={60} value={place} onChange={(event) => setPlace(event.target.value)} /></Field>
      <Field label="哪天收的"><DayInput label="哪天收的" value={on} onChange={setOn} /></Field>
      <p className="note">这里只记交到哪个月，不收钱。</p>
    </Dialog>
  );
}

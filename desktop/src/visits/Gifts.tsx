import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { dayWords, monthOf } from '@guiyan/shared/domain/dates';
import { giftSourceWords, giftStates, giftStateWords, giftWords, quantityWords, yuanOf, type GiftState } from '@guiyan/shared/domain/gifts';
import { useToday } from '../api/session';
import { useAction, useCall, useList } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { Back } from '../ui/Back';
import { DataTable } from '../ui/DataTable';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { useQueryState } from '../ui/route';
import { VillagePick } from '../ui/VillagePick';
import { Picks, StateWord, type Tone } from '../ui/words';

type Gift = Output<'gifts.list'>['rows'][number];
const tones: Record<GiftState, Tone> = { waiting: 'plain', confirmed: 'green', paper: 'green', phone: 'green', denied: 'red', cancelled: 'plain' };

/** H10 What was brought, and whether it has come; the sums are those of the list. */
export function Screen(_: ScreenProps) {
  const month = monthOf(useToday());
  const [village] = useQueryState<string>('village', '');
  const [when, setWhen] = useQueryState<'month' | 'all'>('when', 'month');
  const [state, setState] = useQueryState<'all' | GiftState>('state', 'all');
  const filter = { ...(village && { village }), ...(when === 'month' && { month }), ...(state !== 'all' && { state }) };
  const list = useList('gifts.list', filter);
  const sums = useCall('gifts.list', { ...filter, limit: 1 });
  const [cancelling, setCancelling] = useState<Gift | null>(null);
  const [noting, setNoting] = useState<Gift | null>(null);
  const reload = () => { list.reload(); sums.reload(); };
  const told = sums.data && [`${sums.data.total ?? 0} 笔`, `现金 ${yuanOf(sums.data.sums.fen)} 元`, ...sums.data.sums.goods.map((g) => `${g.item} ${quantityWords(g.quantity)} ${g.unit}`)].join('，');
  return (
    <>
      <Back to={href('/visits')}>走访</Back>
      <PageHead title="慰问" note={told}><VillagePick /></PageHead>
      <Panel flush>
        <Picks label="哪些天" kind="pill" value={when} onPick={setWhen} items={[{ key: 'month', label: '这个月' }, { key: 'all', label: '全部' }]} />
        <Picks label="到了没有" kind="pill" value={state} onPick={setState} items={[{ key: 'all', label: '不管到没到' }, ...giftStates.map((key) => ({ key, label: giftStateWords[key] }))]} />
        <DataTable<Gift>
          list={list}
          rows={list.rows}
          rowKey={(g) => g.id}
          height={62}
          columns={[
            { key: 'on', title: '哪天', cell: (g) => dayWords(g.on) },
            { key: 'family', title: '哪家', cell: (g) => <><b className="row-name">{g.family}</b><div className="second">{g.village}</div></> },
            { key: 'what', title: '送了什么', cell: (g) => giftWords(g) },
            { key: 'giver', title: '谁给的', cell: (g) => <>{g.giver}<div className="second">{giftSourceWords[g.source]}</div></> },
            { key: 'by', title: '谁送去的', cell: (g) => g.by },
            { key: 'state', title: '到了没有', cell: (g) => <><StateWord tone={tones[g.state]}>{giftStateWords[g.state]}</StateWord><div className="second">{[g.receiver, g.said].filter(Boolean).join('：')}{g.noted && `，${g.noted}记的`}</div></> },
            { key: 'deed', title: '', deed: true, cell: (g) => <>{g.can.includes('paper') && <Button type="link" onClick={() => setNoting(g)}>谁收下的</Button>}{g.can.includes('cancel') && <Button type="link" onClick={() => setCancelling(g)}>作废</Button>}</> },
          ]}
          empty={<Empty text={when === 'month' ? '这个月还没有记慰问。' : '还没有记过慰问。'} />}
        />
      </Panel>
      {noting && <Note gift={noting} onClose={() => setNoting(null)} onDone={reload} />}
      {cancelling && <Cancel gift={cancelling} onClose={() => setCancelling(null)} onDone={reload} />}
    </>
  );
}

function Note({ gift, onClose, onDone }: { gift: Gift; onClose: () => void; onDone: () => void }) {
  const [receiver, setReceiver] = useState('');
  const [how, setHow] = useState<'phone' | 'paper'>('phone');
  const note = useAction('gifts.notePaper');
  return (
    <Dialog title={`${gift.family}的${giftWords(gift)}收到了？`} deed="记下" missing={!receiver.trim() && '先写谁收下的'} busy={note.busy} error={note.error} onClose={onClose} onDeed={() => void note.run({ id: gift.id, receiver: receiver.trim(), how }).then((done) => { if (done) { onDone(); onClose(); } })}>
      <p>谁收下的、谁记的，两个名字都留着。</p>
      <Picks label="怎么知道的" kind="chip" value={how} onPick={setHow} items={[{ key: 'phone', label: giftStateWords.phone }, { key: 'paper', label: giftStateWords.paper }]} />
      <Field label="谁收下的"><Input autoFocus aria-label="谁收下的" maxLength={30} value={receiver} onChange={(event) => setReceiver(event.target.value)} /></Field>
    </Dialog>
  );
}

function Cancel({ gift, onClose, onDone }: { gift: Gift; onClose: () => void; onDone: () => void }) {
  const [reason, setReason] = useState('');
  const cancel = useAction('gifts.cancel');
  return (
    <Dialog title={`${gift.family}的${giftWords(gift)}作废？`} deed="作废" missing={!reason.trim() && '先写原因'} busy={cancel.busy} error={cancel.error} onClose={onClose} onDeed={() => void cancel.run({ id: gift.id, reason: reason.trim() }).then((done) => { if (done) { onDone(); onClose(); } })}>
      <p>作废的不算在合计里，记录还留着。</p>
      <Field label="原因"><Input autoFocus aria-label="原因" maxLength={120} placeholder="记成两次了" value={reason} onChange={(event) => setReason(event.target.value)} /></Field>
    </Dialog>
  );
}

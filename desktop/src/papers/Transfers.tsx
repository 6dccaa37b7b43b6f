import { Button } from 'antd';
import { useState } from 'react';
import { dayWordsFrom } from '@guiyan/shared/domain/dates';
import { carrierWords, overdueWords, transferStates, transferStateWords, type TransferState } from '@guiyan/shared/domain/papers';
import { say, useHat, useToday } from '../api/session';
import { useCall, useList } from '../api/useCall';
import { DataTable } from '../ui/DataTable';
import { Empty } from '../ui/Panel';
import { href } from '../ui/address';
import { useQueryState } from '../ui/route';
import { Picks, StateWord } from '../ui/words';
import { StartTransfer, TransferDeed } from './TransferDeed';
import { transferTones, verbWords, type Transfer, type Verb } from './words';

type Which = TransferState | 'late' | 'all';

/** C5 By state, what is late first; 转出未接收 stays here until the receipt. */
export function Transfers() {
  const today = useToday();
  const said = (day: string): string => dayWordsFrom(day, today);
  const office = useHat().hat !== 'county';
  const [which, setWhich] = useQueryState<Which>('state', 'all');
  const [starting, setStarting] = useState(false);
  const [deed, setDeed] = useState<{ verb: Verb; of: Transfer } | null>(null);
  const list = useList('transfers.list', which === 'all' ? {} : which === 'late' ? { overdue: true } : { state: which });
  const counted = useCall('transfers.list', { limit: 1 });
  const countOf = (state: TransferState) => counted.data?.counts?.find((c) => c.state === state)?.n;
  const reload = () => { list.reload(); counted.reload(); };
  return (
    <>
      <div className="picks-row">
        <Picks kind="pill" label="到哪一步" value={which} onPick={setWhich} items={[{ key: 'all', label: '全部' }, { key: 'late', label: '过了日子', count: counted.data?.overdue }, ...transferStates.map((key) => ({ key, label: transferStateWords[key], count: countOf(key) }))]} />
        {office && <Button type="primary" onClick={() => setStarting(true)}>转一位</Button>}
      </div>
      <DataTable<Transfer>
        list={list}
        rows={list.rows}
        rowKey={(t) => t.id}
        height={62}
        columns={[
          { key: 'name', title: '姓名', cell: (t) => <><a className="name-link" href={href(`/members/${t.memberId}`)}>{t.name}</a><div className="note">{t.village}</div></> },
          { key: 'to', title: '转到', cell: (t) => <>{t.toOrg}<div className="note">{t.toWhere}</div></> },
          { key: 'letter', title: '介绍信', cell: (t) => (t.letterNumber ? <>{t.letterNumber}<div className="note">{t.letterOn && `${said(t.letterOn)}开，${t.validDays} 天`}{t.letterUntil && `，到${said(t.letterUntil)}`}</div></> : <span className="note">还没开</span>) },
          { key: 'out', title: '交出', cell: (t) => (t.handedOn ? <>{said(t.handedOn)}<div className="note">{t.carrier && carrierWords[t.carrier]}{t.receivedOn ? `，回执${said(t.receivedOn)}` : t.receiptDue ? `，回执最晚${said(t.receiptDue)}` : ''}</div></> : <span className="note">还没有</span>) },
          { key: 'state', title: '到哪一步', cell: (t) => <State t={t} /> },
          { key: 'owner', title: '现在归谁管', cell: (t) => t.owner ?? (t.state === 'received' ? <span className="note">对方</span> : t.endedOn || t.backOn ? <span className="note">原支部</span> : <span className="red-word">{say('还没有[liaison]')}</span>) },
          { key: 'deed', title: '', deed: true, cell: (t) => t.can.map((verb) => <Button key={verb} type="link" onClick={() => setDeed({ verb, of: t })}>{verbWords[verb]}</Button>) },
        ]}
        empty={<Empty text={which === 'all' ? '还没有在转的。' : '这一步上没有人。'} />}
        foot={say('过了日子的在最前面。信寄出、带走了还没有回执的，仍归原支部的[liaison]管。')}
      />
      {starting && <StartTransfer onClose={() => setStarting(false)} onDone={reload} />}
      {deed && <TransferDeed verb={deed.verb} of={deed.of} onClose={() => setDeed(null)} onDone={reload} />}
    </>
  );
}

function State({ t }: { t: Transfer }) {
  const today = useToday();
  return (
    <>
      <StateWord tone={t.overdue.length ? 'red' : transferTones[t.state]}>{transferStateWords[t.state]}</StateWord>
      {t.backOn && <div className="note">{dayWordsFrom(t.backOn, today)}{t.backFrom && `，从${t.backFrom}`}</div>}
      {(t.overdue.length > 0 || t.reason) && <div className={t.overdue.length ? 'red-word' : 'note'}>{t.overdue.length ? t.overdue.map((o) => overdueWords[o]).join('，') : t.reason}</div>}
    </>
  );
}

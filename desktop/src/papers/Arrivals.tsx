import { arrivalStates, arrivalStateWords, type ArrivalState } from '@guiyan/shared/domain/papers';
import { say } from '../api/session';
import { useList } from '../api/useCall';
import { DataTable } from '../ui/DataTable';
import { Empty } from '../ui/Panel';
import { href } from '../ui/address';
import { useQueryState } from '../ui/route';
import { Picks, StateWord } from '../ui/words';
import { arrivalTones } from './words';

/** C1 C4 Who has reported where, and what the hosts confirmed. */
export function Arrivals() {
  const [state, setState] = useQueryState<ArrivalState | 'all' | 'stamps'>('arrival', 'all');
  return (
    <>
      <Picks kind="pill" label="哪些" value={state} onPick={setState} items={[{ key: 'all', label: '全部' }, ...arrivalStates.map((key) => ({ key, label: arrivalStateWords[key] })), { key: 'stamps' as const, label: '参加的活动' }]} />
      {state === 'stamps' ? <Stamps /> : <List state={state} />}
    </>
  );
}

function List({ state }: { state: ArrivalState | 'all' }) {
  const list = useList('arrivals.list', state === 'all' ? {} : { state });
  return (
    <DataTable
      list={list}
      rows={list.rows}
      rowKey={(a) => a.id}
      height={48}
      columns={[
        { key: 'name', title: '姓名', cell: (a) => <a className="name-link" href={href(`/members/${a.memberId}`)}>{a.name}</a> },
        { key: 'village', title: '村', cell: (a) => a.village },
        { key: 'host', title: '向哪里报到', cell: (a) => a.host },
        { key: 'phone', title: '那边的电话', cell: (a) => a.hostPhone ?? <span className="note">没有</span> },
        { key: 'on', title: '哪天报到', cell: (a) => a.reportedOn },
        { key: 'by', title: '谁报的', cell: (a) => (a.byLiaison ? `${say('[liaison]')} ${a.by} 代报` : a.by) },
        { key: 'state', title: '现在', cell: (a) => <><StateWord tone={arrivalTones[a.state]}>{arrivalStateWords[a.state]}</StateWord>{a.reason && <span className="note"> {a.reason}</span>}</> },
      ]}
      empty={<Empty text={state === 'all' ? say('还没有人向外地党组织报到。党员在手机「我的 › 证件与报到」里报，[liaison]也可以代报。') : '没有这样的。'} />}
    />
  );
}

function Stamps() {
  const list = useList('stamps.list', {});
  return (
    <DataTable
      list={list}
      rows={list.rows}
      rowKey={(s) => s.id}
      height={48}
      columns={[
        { key: 'name', title: '姓名', cell: (s) => <b className="name-link">{s.name}</b> },
        { key: 'on', title: '哪天', cell: (s) => s.on },
        { key: 'what', title: '参加什么', cell: (s) => s.label },
        { key: 'words', title: '那边写的', cell: (s) => <span className="second">{s.words}</span> },
        { key: 'host', title: '谁盖的', cell: (s) => `${s.host} ${s.by}` },
      ]}
      empty={<Empty text="那边还没有记过谁参加活动。" />}
    />
  );
}

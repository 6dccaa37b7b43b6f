import '../members/members.css';
import './surveys.css';
import { Button } from 'antd';
import { useState } from 'react';
import { halfWords } from '@guiyan/shared/domain/members';
import { useAction, useCall } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { Back } from '../ui/Back';
import { DataTable } from '../ui/DataTable';
import { Dialog } from '../ui/Dialog';
import { ErrorView } from '../ui/ErrorView';
import { GreyLines } from '../ui/Grey';
import { HowCounted, PageHead, Panel } from '../ui/Panel';
import { Icon } from '../ui/Icon';
import { PrintFoot } from '../ui/PrintFoot';
import { href } from '../ui/address';
import { PartBar, Swatch } from '../ui/figures';
import { go, useQueryState } from '../ui/route';
import { Picks } from '../ui/words';
import { Progress } from './Rounds';
import { Subjects } from './Subjects';
import { kindCounts, rulesWords, type Round, type Village } from './words';

type Tab = 'villages' | 'decide' | 'all';

/** R8 The board of one round: how far each village is, who is who, and what wants a decision. */
export function Screen({ params }: ScreenProps) {
  const got = useCall('surveys.round', { id: params.id! });
  const [tab, setTab] = useQueryState<Tab>('tab', 'villages');
  const [closing, setClosing] = useState(false);
  if (got.error && !got.data) return <ErrorView error={got.error} onRetry={got.reload} />;
  const r = got.data;
  if (!r) return <GreyLines />;
  const lists = r.can.includes('list');
  return (
    <>
      <Back to={href('/surveys')}>半年一动态</Back>
      <PageHead title={`${halfWords(r.half)}，${r.township}`} note={whenWords(r)}>
        {lists && <Button icon={<Icon name="printer" size={16} />} onClick={() => go(`/surveys/${r.id}/print`)}>打印名单</Button>}
        {r.can.includes('close') && <Button type={r.undecided ? 'default' : 'primary'} onClick={() => setClosing(true)}>结束这一轮</Button>}
      </PageHead>
      <Panel>
        <div className="cover">
          <PartBar label={`访到 ${r.surveyed}，还没访 ${r.subjects - r.surveyed}`} parts={[{ value: r.surveyed, tone: 'green' }, { value: r.subjects - r.surveyed, tone: 'todo' }]} />
          <span><Swatch tone="green" /><b>{r.surveyed}</b>访到</span>
          <span><Swatch tone="todo" /><b>{r.subjects - r.surveyed}</b>还没访</span>
          <span><b>{r.new}</b>新进</span><span><b>{r.left}</b>退出</span><span><b>{r.changed}</b>有变化</span>
          <HowCounted>{`${rulesWords(r.rules)}。一个人算两类的记两人次。${r.before ? `和${halfWords(r.before.half)}（${r.before.closedOn} 结束）比。` : '这是第一轮，没有上一轮可比，只和名册比。'}`}</HowCounted>
        </div>
      </Panel>
      <Panel flush>
        <Picks label="看什么" value={lists ? tab : 'villages'} onPick={setTab} items={[{ key: 'villages', label: '各村' }, ...(lists ? [{ key: 'decide' as const, label: '要定的', count: r.undecided }, { key: 'all' as const, label: '名单' }] : [])]} />
        {tab === 'villages' || !lists ? <Villages r={r} /> : <Subjects key={tab} round={r} undecided={tab === 'decide'} onDone={got.reload} />}
      </Panel>
      <PrintFoot asOf={r.closedOn ?? '今天'} />
      {closing && <CloseRound r={r} onClose={() => setClosing(false)} onDone={got.replace} />}
    </>
  );
}

const whenWords = (r: Round): string => (r.closedOn ? `${r.closedOn} 结束，${r.closedBy ?? ''}` : `${r.opensOn} 到 ${r.closesOn}${r.late ? '，过了截止日子' : ''}`);

function Villages({ r }: { r: Round }) {
  const lists = r.can.includes('list');
  const open = (v: Village, query: Record<string, string>, n: number) => (!lists || n === 0 || !v.villageId ? n : <a href={href(`/surveys/${r.id}`, { tab: 'all', village: v.villageId, ...query })}>{n}</a>);
  return (
    <DataTable<Village>
      rows={r.villages}
      rowKey={(v) => v.villageId ?? ''}
      height={48}
      columns={[
        { key: 'village', title: '村', cell: (v) => (lists && v.villageId ? <a className="name-link" href={href(`/surveys/${r.id}`, { tab: 'all', village: v.villageId })}>{v.village}</a> : <b>{v.village}</b>) },
        { key: 'bar', title: '访到', cell: (v) => <Progress done={v.surveyed} all={v.subjects} /> },
        { key: 'kinds', title: '各类', cell: (v) => <span className="note">{kindCounts(v.kinds)}</span> },
        { key: 'new', title: '新进', number: true, cell: (v) => open(v, { diff: 'new' }, v.new) },
        { key: 'left', title: '退出', number: true, cell: (v) => open(v, { diff: 'left' }, v.left) },
        { key: 'changed', title: '有变化', number: true, cell: (v) => open(v, { diff: 'changed' }, v.changed) },
        { key: 'undecided', title: '要定的', number: true, cell: (v) => open(v, { state: 'undecided' }, v.undecided) },
      ]}
      empty={<span />}
      foot={r.closedOn ? '按区划次序列出，村名是结束那天的。' : '按区划次序列出'}
    />
  );
}

function CloseRound({ r, onClose, onDone }: { r: Round; onClose: () => void; onDone: (r: Round) => void }) {
  const close = useAction('surveys.close');
  const send = () => void close.run({ id: r.id }).then((done) => { if (done) { onDone(done); onClose(); } });
  return (
    <Dialog title="结束这一轮？" deed="结束" missing={r.undecided > 0 && `还有 ${r.undecided} 条没有定`} busy={close.busy} error={close.error} onClose={onClose} onDeed={send}>
      {r.undecided > 0 ? <p>每一处差异、每一位没访到的，都要有人定了才能结束。请到<a href={href(`/surveys/${r.id}`, { tab: 'decide' })} onClick={onClose}>要定的</a>里一条一条定。</p> : (
        <><p>{`访到 ${r.surveyed} 人次，新进 ${r.new}，退出 ${r.left}，有变化 ${r.changed}，都定了。`}</p><p className="note">结束以后这一轮不能再改，下一轮和它比。</p></>
      )}
    </Dialog>
  );
}

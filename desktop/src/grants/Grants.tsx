import '../members/members.css';
import { Button } from 'antd';
import { useState } from 'react';
import { dayWordsFrom } from '@guiyan/shared/domain/dates';
import { amountWords, grantWords } from '@guiyan/shared/domain/grants';
import { useCall, useList, type RowOf } from '../api/useCall';
import { useHat, useToday } from '../api/session';
import { OutcomeDialog } from '../families/Care';
import { DataTable } from '../ui/DataTable';
import { Empty, HowCounted, PageHead, Panel } from '../ui/Panel';
import { useQueryState } from '../ui/route';
import { VillagePick } from '../ui/VillagePick';
import { Badge, Picks } from '../ui/words';
import { Offers } from './Offers';

/** H18 What was given and what came of it, each kind in its own unit. */
export function Screen() {
  const today = useToday();
  const opens = useHat().hat !== 'county';
  const [village, setVillage] = useQueryState<string>('village', '');
  const [mark, setMark] = useQueryState<'all' | 'model'>('mark', 'all');
  const filter = { ...(village && { village }), ...(mark === 'model' && { model: true }) };
  const figures = useCall('grants.figures', filter);
  const list = useList('grants.list', filter);
  const [outcome, setOutcome] = useState<RowOf<'grants.list'> | null>(null);
  const again = () => { list.reload(); figures.reload(); };
  return (
    <>
      <PageHead title="项目扶持" note={figures.data ? `${figures.data.families} 户，${figures.data.villages.length} 个村，示范带动户 ${figures.data.models} 户` : undefined}><VillagePick /></PageHead>
      <Panel flush title="给了多少，现在多少" right={<HowCounted>不同的单位不相加。「现在」是记过成效的那些，各取最后一天记的，加起来。</HowCounted>}>
        <DataTable
          list={{ hasMore: false, loading: figures.loading, error: figures.error, more: figures.reload, reload: figures.reload, total: figures.data?.kinds.length }} rows={figures.data?.kinds ?? []} rowKey={(k) => k.kind}
          columns={[
            { key: 'kind', title: '给的什么', cell: (k) => grantWords[k.kind].title }, { key: 'families', title: '户', number: true, cell: (k) => k.families }, { key: 'grants', title: '笔', number: true, cell: (k) => k.grants },
            { key: 'given', title: '给了', number: true, cell: (k) => amountWords(k.kind, k.given) }, { key: 'now', title: '现在', number: true, cell: (k) => (k.told ? <b className="row-name">{amountWords(k.kind, k.now)}</b> : <span className="note">还没看过</span>) }, { key: 'told', title: '看过的笔', number: true, cell: (k) => k.told },
          ]}
          empty={<Empty text="还没有记过。在一家的页面上记一笔。" />}
        />
      </Panel>
      {figures.data && figures.data.villages.length > 1 && (
        <Panel title="各村几户">
          <div className="filter-row">{figures.data.villages.map((v) => (v.villageId ? <button key={v.villageId} type="button" className="plain-button name-link" onClick={() => setVillage(v.villageId!)}>{`${v.village} ${v.families} 户`}</button> : <span key="none">{`村不清楚 ${v.families} 户`}</span>))}</div>
        </Panel>
      )}
      <Panel flush title="一笔一笔">
        <div className="filter-row"><Picks label="看哪些" kind="pill" value={mark} onPick={setMark} items={[{ key: 'all', label: '全部' }, { key: 'model', label: '示范带动户' }]} /></div>
        <DataTable
          list={list} rows={list.rows} rowKey={(g) => g.id} height={48}
          columns={[
            { key: 'on', title: '哪天', cell: (g) => dayWordsFrom(g.on, today) }, { key: 'family', title: '家庭', cell: (g) => <span className="state-pair">{opens ? <a className="name-link" href={`#/families/${g.familyId}`}>{g.family}</a> : <b className="row-name">{g.family}</b>}{g.model && <Badge tone="green">示范户</Badge>}</span> }, { key: 'village', title: '村', cell: (g) => g.village },
            { key: 'project', title: '项目', cell: (g) => g.project }, { key: 'given', title: '给了', cell: (g) => `${grantWords[g.kind].title} ${amountWords(g.kind, g.amount)}` }, { key: 'now', title: '现在', cell: (g) => (g.outcomes[0] ? `${amountWords(g.kind, g.outcomes[0].amount)}，${dayWordsFrom(g.outcomes[0].on, today)}` : <span className="note">还没看过</span>) },
            { key: 'deed', title: '', deed: true, cell: (g) => g.can.includes('outcome') && <Button type="link" onClick={() => setOutcome(g)}>记成效</Button> },
          ]}
          empty={<Empty text="还没有。" />}
        />
      </Panel>
      <Offers onGrant={again} />
      {outcome && <OutcomeDialog of={outcome} onClose={() => setOutcome(null)} onDone={again} />}
    </>
  );
}

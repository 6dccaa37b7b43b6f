import '../members/members.css';
import { Button } from 'antd';
import { useState } from 'react';
import { tradeWords } from '@guiyan/shared/domain/members';
import { MIGRANT_RULE } from '@guiyan/shared/domain/migrants';
import { useHat } from '../api/session';
import { useCall, useList, type RowOf } from '../api/useCall';
import { DataTable } from '../ui/DataTable';
import { Empty, HowCounted, PageHead, Panel } from '../ui/Panel';
import { useQueryState } from '../ui/route';
import { useSearchName } from '../ui/useSearchName';
import { VillagePick } from '../ui/VillagePick';
import { Badge, Picks } from '../ui/words';
import { EndDialog, MigrantDialog, TotalDialog, type Figures } from './deeds';

type Migrant = RowOf<'migrants.list'>;
type Village = Figures['villages'][number];
type Deed = { what: 'add' } | { what: 'change' | 'end'; of: Migrant } | { what: 'total'; village: string };

/** R9 People away for work who are not members: how many by village, and those who are named. */
export function Screen() {
  const office = useHat().hat !== 'county';
  const [village] = useQueryState<string>('village', '');
  const [mark, setMark] = useQueryState<'all' | 'activist'>('mark', 'all');
  const name = useSearchName();
  const figures = useCall('migrants.figures', {});
  const list = useList('migrants.list', { ...(village && { village }), ...(mark === 'activist' && { activist: true }), ...(name && { name }) });
  const [deed, setDeed] = useState<Deed | null>(null);
  const close = () => setDeed(null);
  const again = () => { list.reload(); figures.reload(); };
  const { data } = figures;
  const told = (data?.villages ?? []).filter((v) => !village || v.villageId === village);
  // Whoever fills them in needs every village; a county reads those that told something.
  const villages = office || village ? told : told.filter((v) => v.named > 0 || v.total !== null);
  const silent = told.length - villages.length;
  return (
    <>
      <PageHead title="外出务工人员" note={data ? `不是党员的，在外 ${data.sum.away} 人，点了名 ${data.sum.named} 人` : undefined}>
        <VillagePick />
        {office && <Button onClick={() => setDeed({ what: 'total', village })}>报一个村的总数</Button>}
        {office && <Button type="primary" onClick={() => setDeed({ what: 'add' })}>记一位</Button>}
      </PageHead>
      <Panel flush title="各村多少人" right={<HowCounted>{MIGRANT_RULE}</HowCounted>}>
        <DataTable<Village>
          list={{ hasMore: false, loading: figures.loading, error: figures.error, more: figures.reload, reload: figures.reload, total: villages.length }}
          rows={villages}
          rowKey={(v) => v.villageId}
          columns={[
            { key: 'village', title: '村', cell: (v) => v.village },
            { key: 'away', title: '在外', number: true, cell: (v) => <b className="row-name">{v.away}</b> },
            { key: 'named', title: '点了名', number: true, cell: (v) => v.named },
            { key: 'total', title: '村里报的总数', number: true, cell: (v) => v.total ?? <span className="note">没报过</span> },
            { key: 'out', title: '省外', number: true, cell: (v) => v.outProvince },
            { key: 'activists', title: '积极分子', number: true, cell: (v) => v.activists },
            { key: 'brought', title: '带动劳动力', number: true, cell: (v) => v.brought },
            { key: 'on', title: '哪天报的', cell: (v) => (v.totalOn ? <span className="second">{`${v.totalOn}，${v.source}`}</span> : '') },
            { key: 'deed', title: '', deed: true, cell: (v) => office && <Button type="link" onClick={() => setDeed({ what: 'total', village: v.villageId })}>报总数</Button> },
          ]}
          empty={<Empty text="各村都还没有报。" />}
          foot={silent > 0 && `另有 ${silent} 个村没有报过，也没有点名`}
        />
      </Panel>
      <Panel flush title={`点了名的${list.total === undefined ? '' : ` ${list.total} 人`}`}>
        <div className="filter-row">
          <Picks label="看哪些" kind="pill" value={mark} onPick={setMark} items={[{ key: 'all', label: '全部' }, { key: 'activist', label: '积极分子', ...(data && !village && { count: data.sum.activists }) }]} />
        </div>
        <DataTable<Migrant>
          list={list}
          rows={list.rows}
          rowKey={(g) => g.id}
          height={48}
          columns={[
            { key: 'name', title: '姓名', cell: (g) => <span className="state-pair"><b className="row-name">{g.name}</b>{g.activist && <Badge tone="green">积极分子</Badge>}</span> },
            { key: 'village', title: '村', cell: (g) => g.village },
            { key: 'place', title: '在哪里', cell: (g) => g.place },
            { key: 'trade', title: '做什么', cell: (g) => <span className="second">{g.trade && tradeWords[g.trade]}</span> },
            { key: 'brought', title: '带动劳动力', number: true, cell: (g) => g.brought || '' },
            { key: 'phone', title: '电话', cell: (g) => g.phone ?? <span className="note">没有</span> },
            { key: 'from', title: '从哪天起', cell: (g) => g.fromDay },
            {
              key: 'deed', title: '', deed: true, cell: (g) => (
                <>
                  {g.can.includes('change') && <Button type="link" onClick={() => setDeed({ what: 'change', of: g })}>改</Button>}
                  {g.can.includes('end') && <Button type="link" onClick={() => setDeed({ what: 'end', of: g })}>不在外了</Button>}
                </>
              ),
            },
          ]}
          empty={<Empty text={name || mark !== 'all' ? '这样找没有人。' : '还没有点名的。有打算培养的、能带动大家的，先记下来。'} action={office && !name && mark === 'all' && <Button type="primary" onClick={() => setDeed({ what: 'add' })}>记一位</Button>} />}
          foot="党员不在这里记；谁入了党，登记为党员那天起就自动不算在这里。"
        />
      </Panel>
      {deed?.what === 'add' && <MigrantDialog of={null} village={village} onClose={close} onDone={again} />}
      {deed?.what === 'change' && <MigrantDialog of={deed.of} village={deed.of.villageId} onClose={close} onDone={again} />}
      {deed?.what === 'end' && <EndDialog of={deed.of} onClose={close} onDone={again} />}
      {deed?.what === 'total' && <TotalDialog village={deed.village} villages={data?.villages ?? []} onClose={close} onDone={again} />}
    </>
  );
}

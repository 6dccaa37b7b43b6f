import { Modal } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { say, useHat } from '../api/session';
import { useCall } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { DataTable } from '../ui/DataTable';
import { ErrorView } from '../ui/ErrorView';
import { GreyLines } from '../ui/Grey';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { useQueryState } from '../ui/route';

type Home = Output<'orgs.countyHome'>;
type Town = Home['townships'][number];
type Village = NonNullable<Home['township']>['villages'][number];
type Contact = Home['holders'][number];
interface Listed { id: string; name: string }

const told = (c: Contact | null): string => (c ? [c.name, c.phone].filter(Boolean).join(' ') : '');
const Missing = () => <span className="note">还没登记</span>;

/** N1 Three levels: the county's home, the township's network branch, the village's group; who leads each and who belongs to it. */
export function Screen(_: ScreenProps) {
  const { townshipId } = useHat();
  const [picked, setPicked] = useQueryState<string>('township', '');
  const township = townshipId ?? (picked || undefined);
  const home = useCall('orgs.countyHome', township ? { township } : {});
  const counts = useCall('memberships.counts', {});
  const [listed, setListed] = useState<Listed | null>(null);
  if (home.error && !home.data) return <ErrorView error={home.error} onRetry={home.reload} />;
  if (!home.data) return <GreyLines />;
  const { county, holders, townships } = home.data;
  const countOf = (id: string) => counts.data?.rows.find((r) => r.orgId === id);
  const figures = [
    { key: 'away', title: '在外', number: true, cell: (o: { id: string }) => countOf(o.id)?.away ?? '' },
    { key: 'active', title: '参加活动', number: true, cell: (o: { id: string }) => countOf(o.id)?.active ?? '' },
  ];
  const here = townships.find((o) => o.id === township);
  return (
    <>
      <PageHead title={say('[county_home]')} note={[county, ...holders.map((h) => `${h.title} ${told(h)}`)].join('，')} />
      <Panel title="乡镇 · 网络党支部" flush>
        <DataTable<Town>
          rows={townships}
          rowKey={(o) => o.id}
          {...(townshipId ? {} : { onOpen: (o: Town) => setPicked(o.id) })}
          columns={[
            { key: 'name', title: '乡镇', cell: (o) => <b>{o.name}</b> },
            { key: 'branch', title: '网络党支部', cell: (o) => (o.branch ? (countOf(o.id) ? <button type="button" className="plain-button ink-link" onClick={(event) => { event.stopPropagation(); setListed(o.branch); }}>{o.branch.name}</button> : o.branch.name) : <span className="note">还没有</span>) },
            { key: 'secretary', title: '书记', cell: (o) => told(o.branch?.secretary ?? null) || <Missing /> },
            { key: 'liaison', title: say('[liaison]'), cell: (o) => told(o.branch?.liaison ?? null) || <Missing /> },
            ...figures,
          ]}
          empty={<Empty text="县里还没有乡镇，先到「设置、机构」里建。" />}
          foot={say('书记一般是乡镇组织委员，[liaison]一般是组织干事；在「设置、机构」里登记。')}
        />
      </Panel>
      {home.data.township && (
        <Panel title={`${here?.name ?? ''}各村 · 流动党员群`} flush>
          <DataTable<Village>
            rows={home.data.township.villages}
            rowKey={(v) => v.id}
            columns={[
              { key: 'name', title: '村', cell: (v) => <b>{v.name}</b> },
              { key: 'group', title: '群', cell: (v) => (v.groups.length ? v.groups.map((g) => g.name).join('、') : <span className="note">还没登记群</span>) },
              { key: 'keeper', title: '找谁进群', cell: (v) => v.groups.map((g) => told(g.keeper)).filter(Boolean).join('、') || <Missing /> },
              ...figures,
              { key: 'list', title: '', deed: true, cell: (v) => (countOf(v.id)?.away ? <button type="button" className="plain-button ink-link" onClick={() => setListed(v)}>看名单</button> : null) },
            ]}
            empty={<Empty text="这个乡镇还没有村。" />}
            foot="群在微信里，这里只登记群名和群主，不读群里的话。"
          />
        </Panel>
      )}
      {!home.data.township && <p className="note">点一个乡镇，看它各村的群。</p>}
      {listed && <Members of={listed} onClose={() => setListed(null)} />}
    </>
  );
}

/** Who belongs to it: the formal branch stays, and he takes part here. */
function Members({ of, onClose }: { of: Listed; onClose: () => void }) {
  const list = useCall('memberships.list', { orgId: of.id });
  return (
    <Modal open title={of.name} footer={null} width={680} onCancel={onClose} destroyOnHidden>
      {list.error && !list.data ? <ErrorView error={list.error} onRetry={list.reload} /> : !list.data ? <GreyLines /> : (
        <DataTable
          rows={list.data.rows}
          rowKey={(r) => `${r.as}${r.id}`}
          columns={[
            { key: 'name', title: '姓名', cell: (r) => <b>{r.name}</b> },
            { key: 'village', title: '村', cell: (r) => r.village },
            { key: 'formal', title: '组织关系在', cell: (r) => r.formalBranch || <Missing /> },
            { key: 'active', title: '参加活动在', cell: (r) => r.activities.join('、') || <span className="note">没有</span> },
          ]}
          empty={<Empty text="现在没有人。" />}
        />
      )}
    </Modal>
  );
}

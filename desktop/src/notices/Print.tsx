import './notices.css';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useHat, useToday } from '../api/session';
import { useList } from '../api/useCall';
import { Back } from '../ui/Back';
import { DataTable } from '../ui/DataTable';
import { Icon } from '../ui/Icon';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { PrintFoot } from '../ui/PrintFoot';
import { href } from '../ui/address';
import { useQueryState } from '../ui/route';
import { useVillages, VillagePick } from '../ui/VillagePick';
import type { Delivery } from './words';

const blank = () => <span />;

/** M6 For the village to take along: who is to be told what, with empty cells for a pen; numbers are masked. */
export function Screen() {
  const hat = useHat();
  const today = useToday();
  const [village] = useQueryState<string>('village', '');
  const villages = useVillages();
  const list = useList('notices.unreached', { limit: 200, ...(village && { village }) });
  // Paper has no next page to ask for.
  const { hasMore, loading, error, more } = list;
  useEffect(() => { if (hasMore && !loading && !error) more(); }, [hasMore, loading, error, more]);
  const place = villages.find((v) => v.id === village)?.name ?? hat.place;
  return (
    <>
      <Back to={href('/reports', { tab: 'unreached' })}>没通知到的人</Back>
      <PageHead title={`${place} 带话名单`} note={`${list.total ?? list.rows.length} 人次`}>
        <VillagePick />
        <Button type="primary" icon={<Icon name="printer" size={16} />} disabled={list.loading || list.hasMore || list.rows.length === 0} onClick={() => window.print()}>打印</Button>
      </PageHead>
      <p className="note">请村里托他家里人或同乡带个话，带到了签个字，回来在系统里记一笔。</p>
      <Panel flush>
        <DataTable<Delivery & { no: number }>
          list={list}
          rows={list.rows.map((row, i) => ({ ...row, no: i + 1 }))}
          rowKey={(row) => row.id}
          columns={[
            { key: 'no', title: '序号', number: true, cell: (row) => row.no },
            ...(village || hat.villageId ? [] : [{ key: 'village', title: '村', cell: (row: Delivery) => row.village }]),
            { key: 'name', title: '姓名', cell: (row) => row.name },
            { key: 'city', title: '在哪里', cell: (row) => row.city },
            { key: 'phone', title: '电话', cell: (row) => row.phone ?? '没有登记' },
            { key: 'about', title: '告诉他什么事', cell: (row) => row.about.title },
            { key: 'who', title: '谁带的话', width: 110, cell: blank },
            { key: 'on', title: '哪天带到', width: 100, cell: blank },
            { key: 'sign', title: '签字', width: 110, cell: blank },
          ]}
          empty={<Empty text="都通知到了，没有要带的话。" />}
        />
      </Panel>
      <PrintFoot asOf={today} />
    </>
  );
}

import { Button } from 'antd';
import { useEffect } from 'react';
import { dayWordsFrom } from '@guiyan/shared/domain/dates';
import { livingWords } from '@guiyan/shared/domain/elders';
import { useHat, useToday } from '../api/session';
import { useList, type RowOf } from '../api/useCall';
import { Back } from '../ui/Back';
import { DataTable } from '../ui/DataTable';
import { Icon } from '../ui/Icon';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { PrintFoot } from '../ui/PrintFoot';
import { href } from '../ui/address';
import { useQueryState } from '../ui/route';
import { VillagePick } from '../ui/VillagePick';
import './print.css';

type Elder = RowOf<'elders.list'> & { at: number };

/** H14 The hand-over list on paper, a sheet a village, with room for two signatures; phones are masked and health is not on it. */
export function Screen() {
  const today = useToday();
  const hat = useHat();
  const [village] = useQueryState<string>('village', '');
  const list = useList('elders.list', { contacts: true, limit: 200, ...(village && { village }) });
  // Paper has no next page to ask for.
  const { hasMore, loading, error, more } = list;
  useEffect(() => { if (hasMore && !loading && !error) more(); }, [hasMore, loading, error, more]);
  const villages = [...new Set(list.rows.map((e) => e.village))];
  return (
    <>
      <Back to={href('/elders')}>老人</Back>
      <PageHead title="老人移交名单" note={`${hat.place}，${list.rows.length} 位`}>
        <VillagePick />
        <Button type="primary" icon={<Icon name="printer" size={16} />} disabled={loading || hasMore || list.rows.length === 0} onClick={() => window.print()}>打印</Button>
      </PageHead>
      {list.rows.length === 0 && !loading && <Panel><Empty text="家属名册里还没有老人。" /></Panel>}
      {villages.map((name) => {
        const rows = list.rows.filter((e) => e.village === name).map((e, i): Elder => ({ ...e, at: i + 1 }));
        return (
          <Panel key={name} flush title={`${name}，${rows.length} 位`} className="elder-sheet">
            <DataTable<Elder>
              rows={rows} rowKey={(e) => e.personId}
              columns={[
                { key: 'at', title: '序号', number: true, cell: (e) => e.at }, { key: 'name', title: '姓名', cell: (e) => <b>{e.name}</b> }, { key: 'age', title: '年龄', number: true, cell: (e) => e.age ?? '' }, { key: 'group', title: '组', cell: (e) => e.groupName },
                { key: 'living', title: '居住方式', cell: (e) => (e.living ? livingWords[e.living] : '') }, { key: 'contact', title: '紧急联系人', cell: (e) => e.contact }, { key: 'visits', title: '今年走访', number: true, cell: (e) => e.visits }, { key: 'last', title: '上次走访', cell: (e) => (e.lastVisitOn ? dayWordsFrom(e.lastVisitOn, today) : '') }, { key: 'doctor', title: '家庭医生', cell: (e) => (e.doctor ? '已签' : '') }, { key: 'note', title: '备注', width: 120, cell: () => '' },
              ]}
              empty={<Empty text="没有。" />}
            />
            <p className="print-only elder-sign">移交人：＿＿＿＿＿＿＿＿　接收人：＿＿＿＿＿＿＿＿　日期：＿＿＿＿年＿＿月＿＿日</p>
          </Panel>
        );
      })}
      <PrintFoot asOf={today} />
    </>
  );
}

import { Button } from 'antd';
import { useState } from 'react';
import { useHat } from '../api/session';
import { useList } from '../api/useCall';
import { ExportRoster } from '../ledgers/ExportRoster';
import type { ScreenProps } from '../routes';
import { DataTable } from '../ui/DataTable';
import { Icon } from '../ui/Icon';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { go, useQueryState } from '../ui/route';
import { useSearchName } from '../ui/useSearchName';
import { VillagePick } from '../ui/VillagePick';
import { Picks } from '../ui/words';

type Going = 'all' | 'out' | 'in' | 'none';

/** R1 R3 The ledger of members away; filters stand in the address, the name looked for does not. */
export function Screen(_: ScreenProps) {
  const hat = useHat();
  const office = hat.hat === 'clerk' || hat.hat === 'secretary';
  const [village] = useQueryState<string>('village', '');
  const [going, setGoing] = useQueryState<Going>('going', 'all');
  const [exporting, setExporting] = useState(false);
  const name = useSearchName();
  const list = useList('members.list', {
    ...(village && { village }),
    ...(going === 'none' ? { liaison: 'none' as const } : going !== 'all' ? { going } : {}),
    ...(name && { name }),
  });
  return (
    <>
      <PageHead title="流动党员" note={list.total === undefined ? undefined : `${list.total} 人${name ? `，找「${name}」` : ''}`}>
        <VillagePick />
        {office && <Button onClick={() => go('/members/liaisons')}>联络员</Button>}
        {office && <Button icon={<Icon name="download" size={16} />} onClick={() => setExporting(true)}>导出花名册</Button>}
      </PageHead>
      <Panel flush>
        <Picks label="去了哪里" kind="pill" value={going} onPick={setGoing} items={[{ key: 'all', label: '全部' }, { key: 'out', label: '省外' }, { key: 'in', label: '省内' }, { key: 'none', label: '没有联络员' }]} />
        <DataTable
          list={list}
          rows={list.rows}
          rowKey={(m) => m.id}
          height={48}
          onOpen={(m) => go(`/members/${m.id}`)}
          columns={[
            { key: 'name', title: '姓名', cell: (m) => <a className="name-link" href={`#/members/${m.id}`}>{m.name}</a> },
            { key: 'village', title: '村', cell: (m) => m.village },
            { key: 'place', title: '外出地点', cell: (m) => (m.place || (m.inProvince === null ? <span className="note">没记</span> : m.inProvince ? '省内' : '省外')) },
            { key: 'job', title: '从事', cell: (m) => <span className="second">{m.job}</span> },
            { key: 'phone', title: '电话', cell: (m) => m.phone ?? <span className="note">没有</span> },
            { key: 'liaison', title: '联络员', cell: (m) => m.liaison ?? <span className="red-word">还没有</span> },
            { key: 'last', title: '上次联系', cell: (m) => m.lastCheckinOn ?? <span className="note">还没有</span> },
          ]}
          empty={<Nobody filtered={Boolean(village || name || going !== 'all')} office={office} />}
          foot="按区划次序列出"
        />
      </Panel>
      {exporting && <ExportRoster village={village} onClose={() => setExporting(false)} />}
    </>
  );
}

function Nobody({ filtered, office }: { filtered: boolean; office: boolean }) {
  if (filtered) return <Empty text="这样找没有人。换个村，或者把上面的条件去掉。" />;
  return <Empty text="名册还是空的。" action={office && <Button type="primary" onClick={() => go('/imports')}>导入名册</Button>} />;
}

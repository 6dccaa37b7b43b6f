import { dayWords, monthOf } from '@guiyan/shared/domain/dates';
import { useToday } from '../api/session';
import { useList } from '../api/useCall';
import { Back } from '../ui/Back';
import { DataTable } from '../ui/DataTable';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { useQueryState } from '../ui/route';
import { Badge, Picks } from '../ui/words';
import { monthTitle } from './words';

/** F8 The very services behind a number. */
export function Screen() {
  const today = useToday();
  const [month] = useQueryState<string>('month', monthOf(today));
  const [township] = useQueryState<string>('township', '');
  const [unit] = useQueryState<string>('unit', '');
  const [part, setPart] = useQueryState<'all' | 'priority'>('part', 'all');
  const list = useList('stats.services', { month, part, ...(township && { township }), ...(unit && { unit }), limit: 100 });
  return (
    <>
      <Back to={href('/services', { month, ...(township && { township }) })}>绿色通道</Back>
      <PageHead title={`${monthTitle(month)}窗口办的事`} note={list.total === undefined ? undefined : `${unit && list.rows[0] ? `${list.rows[0].unit}，` : ''}共 ${list.total} 人次`} />
      <Panel flush>
        <div className="filter-row"><Picks label="看哪些" kind="pill" value={part} onPick={setPart} items={[{ key: 'all', label: '全部' }, { key: 'priority', label: '优先办的' }]} /></div>
        <DataTable
          list={list} rows={list.rows} rowKey={(s) => s.id}
          columns={[
            { key: 'on', title: '哪天', cell: (s) => dayWords(s.on) }, { key: 'unit', title: '单位', cell: (s) => s.unit }, { key: 'family', title: '家庭', cell: (s) => s.family }, { key: 'village', title: '村', cell: (s) => s.village }, { key: 'matter', title: '办的事', cell: (s) => s.matter },
            { key: 'priority', title: '优先', cell: (s) => <Badge tone={s.priority ? 'green' : 'amber'}>{s.priority ? '优先办了' : '没能优先'}</Badge> }, { key: 'waited', title: '等了几分钟', number: true, cell: (s) => s.waitedMinutes },
          ]}
          empty={<Empty text="没有这样的记录。" />}
        />
      </Panel>
    </>
  );
}

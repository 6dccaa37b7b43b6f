import './services.css';
import { Button, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { addMonths, fullDayWords, monthOf } from '@guiyan/shared/domain/dates';
import { opinions as grades, opinionWords } from '@guiyan/shared/domain/services';
import { useHat, useToday } from '../api/session';
import { useCall } from '../api/useCall';
import { ErrorView } from '../ui/ErrorView';
import { DataTable } from '../ui/DataTable';
import { GreyLines } from '../ui/Grey';
import { MonthBars } from '../ui/MonthBars';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { PrintFoot } from '../ui/PrintFoot';
import { href } from '../ui/address';
import { useQueryState } from '../ui/route';
import { DeskDialog } from './DeskDialog';
import { MattersDialog } from './MattersDialog';
import { growthWords, monthTitle, percent, pointWords, type Priority } from './words';

type Page = Output<'stats.priority'>;
type Unit = Page['units'][number];
const monthBefore = (month: string): string => monthOf(addMonths(`${month}-01`, -1));

/** F8 F7 The green channel of a month: two named figures, unit by unit in the order of names, and how families found it. */
export function Screen() {
  const { hat } = useHat();
  const today = useToday();
  const [month, setMonth] = useQueryState<string>('month', monthOf(today));
  const [township] = useQueryState<string>('township', '');
  const asked = { month, ...(township && { township }) };
  const page = useCall('stats.priority', asked);
  const ratings = useCall('services.ratings', { month });
  const [dialog, setDialog] = useState<'desk' | 'matters' | null>(null);
  const months = Array.from({ length: 12 }, (_, i) => monthOf(addMonths(today, -i)));
  const list = { hasMore: false, loading: page.loading, error: page.error, more: page.reload, reload: page.reload };
  const open = (more: Record<string, string> = {}) => href('/services/list', { ...asked, ...more });
  const wide = (page.data?.places.length ?? 0) > 0;
  const before = monthBefore(month);
  return (
    <>
      <PageHead title="绿色通道" note={page.data ? `${page.data.place}，截至${fullDayWords(page.data.asOf)}${page.data.partial ? '，这个月还没过完' : ''}` : undefined}>
        <Select aria-label="哪个月" value={month} onChange={setMonth} popupMatchSelectWidth={false} options={months.map((value) => ({ value, label: monthTitle(value) }))} />
        <Button href={href('/services/call-backs', {})}>要回访的</Button>
        {hat === 'clerk' && <Button type="primary" onClick={() => setDialog('desk')}>按证号记一次</Button>}
        {hat === 'county' && <Button onClick={() => setDialog('matters')}>办事的事项</Button>}
      </PageHead>
      {page.error && !page.data ? <ErrorView error={page.error} onRetry={page.reload} /> : !page.data ? <GreyLines /> : <Figures page={page.data} open={open} />}
      {page.data && page.data.places.length > 0 && (
        <Panel flush title="各乡镇">
          <DataTable list={{ ...list, total: page.data.places.length }} rows={page.data.places} rowKey={(p) => p.orgId} height={48} columns={columns<Page['places'][number]>('乡镇', (p) => <a className="name-link" href={href('/services', { month, township: p.orgId })}>{p.name}</a>, (p, more) => href('/services/list', { month, township: p.orgId, ...more }), month)} empty={<Empty text="这个月还没有记过。" />} />
        </Panel>
      )}
      {page.data && (
        <Panel flush title={wide ? '全县各单位' : '各单位'} right={<span className="note">{wide ? '按乡镇、名称排，不排名次' : '按名称排，不排名次'}</span>}>
          <DataTable
            list={{ ...list, total: page.data.units.length }} rows={page.data.units} rowKey={(u) => u.unitId} height={48}
            columns={[...(wide ? [{ key: 'township', title: '乡镇', cell: (u: Unit) => u.township || '县里' }] : []), ...columns<Unit>('单位', (u) => u.unit, (u, more) => open({ unit: u.unitId, ...more }), month)]}
            foot={<>各单位加起来：<a className="name-link" href={open()}>{`全部 ${page.data.total.now.all} 人次`}</a>，<a className="name-link" href={open({ part: 'priority' })}>{`优先办 ${page.data.total.now.priority} 人次`}</a>；<a className="name-link" href={open({ month: before, part: 'priority' })}>{`上月优先办 ${page.data.total.before.priority} 人次`}</a></>}
            empty={<Empty text="这个月还没有记过。窗口扫了证，办完就记下。" />}
          />
        </Panel>
      )}
      <Panel flush title="持证家庭觉得怎么样" right={<span className="note">{`一个单位不到 ${ratings.data?.fewest ?? 5} 次不显示；按名称排，不排名次`}</span>}>
        <DataTable
          list={{ hasMore: false, loading: ratings.loading, error: ratings.error, more: ratings.reload, reload: ratings.reload, total: ratings.data?.rows.length }} rows={ratings.data?.rows ?? []} rowKey={(u) => u.unitId}
          columns={[{ key: 'unit', title: '单位', cell: (u) => u.unit }, ...[...grades].reverse().map((grade) => ({ key: String(grade), title: opinionWords[grade], number: true, cell: (u: { opinions: number[] | null }) => (u.opinions ? u.opinions[grade - 1] : <span className="note">少</span>) }))]}
          empty={<Empty text="这个月还没有家庭说过。" />}
        />
      </Panel>
      <PrintFoot asOf={page.data?.asOf ?? today} />
      {dialog === 'desk' && <DeskDialog onClose={() => setDialog(null)} onDone={page.reload} />}
      {dialog === 'matters' && <MattersDialog onClose={() => setDialog(null)} />}
    </>
  );
}

function Figures({ page, open }: { page: Page; open: (more?: Record<string, string>) => string }) {
  const { total, words } = page;
  const how = (key: 'share' | 'growth') => words.find((one) => one.key === key)!;
  return (
    <div className="services-grid">
      <Panel title={how('share').title}>
        <div className="priority-figure">{percent(total.share)}</div>
        <p>
          <a className="name-link" href={open()}>{`全部 ${total.now.all} 人次`}</a>，<a className="name-link" href={open({ part: 'priority' })}>{`优先办 ${total.now.priority} 人次`}</a>，{total.points === null ? pointWords(total) : `比上月 ${pointWords(total)}`}
          {total.shareBefore !== null && `（上月 ${percent(total.shareBefore)}）`}
        </p>
        <p className="priority-how">{how('share').definition}</p>
      </Panel>
      <Panel title={how('growth').title}>
        <div className="priority-figure">{growthWords(total)}</div>
        <p><a className="name-link" href={open({ part: 'priority' })}>{`这个月优先办 ${total.now.priority} 人次`}</a>，<a className="name-link" href={open({ month: monthBefore(page.month), part: 'priority' })}>{`上个月 ${total.before.priority} 人次`}</a></p>
        <p className="priority-how">{how('growth').definition}</p>
      </Panel>
      <Panel title="十二个月：外框是全部人次，填色是优先办的" style={{ gridColumn: '1 / -1' }}>
        <MonthBars unit="人次" months={page.months.map(({ month, all, priority }, i) => ({ label: i === page.months.length - 1 ? `${Number(month.slice(5))}月` : String(Number(month.slice(5))), due: all, done: priority }))} />
      </Panel>
    </div>
  );
}

/** Each number opens its list; share and growth follow from the numbers beside them. */
const columns = <R extends Priority>(title: string, name: (row: R) => ReactNode, to: (row: R, more?: Record<string, string>) => string, month: string) => [
  { key: 'name', title, cell: name }, { key: 'all', title: '全部人次', number: true, cell: (row: R) => <a className="name-link" href={to(row)}>{row.now.all}</a> },
  { key: 'priority', title: '优先办', number: true, cell: (row: R) => <a className="name-link" href={to(row, { part: 'priority' })}>{row.now.priority}</a> },
  { key: 'before', title: '上月优先办', number: true, cell: (row: R) => <a className="name-link" href={to(row, { month: monthBefore(month), part: 'priority' })}>{row.before.priority}</a> },
  { key: 'share', title: '优先率', number: true, cell: (row: R) => percent(row.share) }, { key: 'points', title: '比上月', number: true, cell: (row: R) => pointWords(row) }, { key: 'growth', title: '优先办的环比', number: true, cell: (row: R) => growthWords(row) },
];

import { Button } from 'antd';
import type { Output } from '@guiyan/shared/contract';
import { fullDayWords } from '@guiyan/shared/domain/dates';
import { useToday } from '../api/session';
import { useCall } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { Back } from '../ui/Back';
import { DataTable } from '../ui/DataTable';
import { ErrorView } from '../ui/ErrorView';
import { GreyLines } from '../ui/Grey';
import { Icon } from '../ui/Icon';
import { Columns, Empty, HowCounted, PageHead, Panel } from '../ui/Panel';
import { PrintFoot } from '../ui/PrintFoot';
import { href } from '../ui/address';
import { useQueryState } from '../ui/route';

type Report = Output<'markets.report'>;

/** S8 What came of a market day, to be printed. */
export function Screen({ params }: ScreenProps) {
  const id = params.id!;
  const today = useToday();
  const [day] = useQueryState('day', today);
  const { data, error, reload } = useCall('markets.report', { id, day });
  return (
    <>
      <Back to={href(`/outposts/${id}`)}>驻外中心</Back>
      {data ? <Whole report={data} today={today} /> : error ? <ErrorView error={error} onRetry={reload} /> : <GreyLines count={6} />}
    </>
  );
}

function Whole({ report: r, today }: { report: Report; today: string }) {
  const lines: [string, string][] = [
    ['来了', `${r.came} 位`], ['当场办好', `${r.settled} 件`], ['回头再办', `${r.later} 件`], ['没等到', `${r.left} 位`], ...(r.open > 0 ? [['还没办完', `${r.open} 位`] as [string, string]] : []),
    ['约了的', `${r.booked} 位，来了 ${r.bookedCame} 位`], ['等了多久', r.waits ? `一半人不到 ${r.waits.half + 1} 分钟，最久 ${r.waits.longest} 分钟` : ''], ['值班的', r.rota.join('、')], ['谁取的号', r.takenBy.map((x) => `${x.name} ${x.count} 位`).join('、')],
  ];
  return (
    <>
      <PageHead title={`${fullDayWords(r.day)}逢场日报`} note={`${r.outpost}，农历${r.lunar}`}>
        <Button type="primary" icon={<Icon name="printer" size={16} />} onClick={() => window.print()}>打印</Button>
      </PageHead>
      <Columns columns="minmax(0, 1fr) minmax(0, 1fr)">
        <Panel title="这一天" right={<HowCounted>等了多久：从取号到叫号，没等到就走了的不算。当场办好的，也要本人点头才算办结。</HowCounted>}>
          <dl className="fact-grid fact-grid-one">{lines.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value || <span className="note">没记</span>}</dd></div>)}</dl>
        </Panel>
        <Panel flush title="办什么">
          <DataTable rows={r.items} rowKey={(i) => i.label} columns={[{ key: 'label', title: '事项', cell: (i) => i.label }, { key: 'count', title: '件', number: true, cell: (i) => i.count }, { key: 'settled', title: '当场办好', number: true, cell: (i) => i.settled }]} empty={<Empty text="这一天没有人来。" />} />
        </Panel>
      </Columns>
      {r.missed.length > 0 && (
        <Panel flush title={`约了没来 ${r.missed.length} 位`} right={<span className="note">第二天告诉过本人，可以再约；不再催</span>}>
          <DataTable rows={r.missed} rowKey={(b) => b.id} columns={[{ key: 'name', title: '谁', cell: (b) => b.name }, { key: 'item', title: '要办什么', cell: (b) => b.itemLabel }]} empty={<Empty text="都来了。" />} />
        </Panel>
      )}
      <PrintFoot asOf={today} />
    </>
  );
}

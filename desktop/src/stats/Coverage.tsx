import { DueBar, FigureRows, Legend, Ring } from '../ui/figures';
import { MonthBars } from '../ui/MonthBars';
import { Columns, HowCounted, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import type { FamilyKind, Township } from './words';

interface Props {
  data: Township;
  query: Record<string, string>;
}

/** Ring, due bar and months: three answers to “are we there?”. */
export function Coverage({ data, query }: Props) {
  const { helped, visits, months, period } = data;
  const list = (kind: FamilyKind) => href('/township/families', { ...query, kind });
  const month = Number(period.slice(5));
  return (
    <Columns columns="330fr 316fr 456fr">
      <Panel title="有帮扶人的家庭" right={<HowCounted>截至当日，有党员外出的家庭一户算一次；至少有一对没有解除的结对，就算有人帮。</HowCounted>}>
        <Ring
          done={helped.withHelper}
          missing={helped.without}
          unit="户"
          doneLabel="有人帮"
          missingLabel="还没有"
          doneHref={list('helped')}
          missingHref={list('no_helper')}
        />
      </Panel>
      <Panel
        title={`${month} 月该走访 ${visits.due} 户`}
        right={<HowCounted>和「该办的」是同一件事：一户有一次过了日子还没去，算过期；还有日子的，是还没到日子；该去的都去了，算走过。三项相加等于该走访的户数。</HowCounted>}
      >
        <DueBar done={visits.done} overdue={visits.overdue} ahead={visits.notYet} />
        <FigureRows
          rows={[
            { label: '走过了', value: visits.done, tone: 'green', href: list('visited') },
            { label: '过期没走', value: visits.overdue, tone: 'red', href: list('overdue') },
            { label: '还没到日子', value: visits.notYet, tone: 'outline', href: list('not_yet') },
          ]}
        />
      </Panel>
      <Panel title="近 12 个月走访" right={<Legend items={[{ tone: 'edge', label: '走过的' }, { tone: 'outline', label: '该走的' }]} />}>
        <MonthBars
          unit="次"
          months={months.map((one, i) => ({ label: `${Number(one.period.slice(5))}${i === months.length - 1 ? '月' : ''}`, due: one.due, done: one.done }))}
        />
      </Panel>
    </Columns>
  );
}

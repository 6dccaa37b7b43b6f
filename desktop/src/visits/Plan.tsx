import './plan.css';
import { Button } from 'antd';
import { dayWords } from '@guiyan/shared/domain/dates';
import { useCall } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { Back } from '../ui/Back';
import { ErrorView } from '../ui/ErrorView';
import { GreyLines } from '../ui/Grey';
import { Icon } from '../ui/Icon';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { PrintFoot } from '../ui/PrintFoot';
import { href } from '../ui/address';
import { useQueryState } from '../ui/route';
import { VillagePick } from '../ui/VillagePick';
import { StateWord } from '../ui/words';

/** H5 What is due, for each helper over the days that are left; on paper one page a helper, to take along. */
export function Screen(_: ScreenProps) {
  const [village] = useQueryState<string>('village', '');
  const got = useCall('duties.plan', village ? { village } : {});
  if (got.error && !got.data) return <ErrorView error={got.error} onRetry={got.reload} />;
  if (!got.data) return <GreyLines />;
  const { rows, asOf } = got.data;
  const families = rows.reduce((n, r) => n + r.days.reduce((m, d) => m + d.hamlets.reduce((k, h) => k + h.stops.length, 0), 0), 0);
  return (
    <>
      <Back to={href('/visits')}>走访</Back>
      <PageHead title="走访怎么排" note={families ? `${rows.length} 人去看 ${families} 户，按组排到剩下的日子，先到期的先走` : undefined}>
        <VillagePick />
        <Button type="primary" icon={<Icon name="printer" size={16} />} disabled={families === 0} onClick={() => window.print()}>打印</Button>
      </PageHead>
      {rows.length === 0 && <Panel><Empty text="眼下没有到期的走访。" /></Panel>}
      {rows.map((r) => (
        <Panel key={r.helperId ?? r.helper} title={r.helper} className="plan-sheet">
          {r.days.map((day) => (
            <section key={day.on} className="plan-day">
              <h3>{dayWords(day.on)}</h3>
              {day.hamlets.map((h) => (
                <div key={h.village + h.groupName} className="plan-hamlet">
                  <b>{`${h.village}${h.groupName}`}</b>
                  <ul>
                    {h.stops.map((s) => (
                      <li key={s.familyId}>
                        <span className="plan-box" aria-hidden="true" />
                        <span>{s.family}</span>
                        <span className="second">{s.people}</span>
                        <span className="second">{s.titles.join('、')}</span>
                        <span className="second">{s.phone ?? ''}</span>
                        {s.overdue ? <StateWord tone="red">过了期</StateWord> : <span className="second">{`${dayWords(s.dueOn)}前`}</span>}
                      </li>
                    ))}
                  </ul>
                </div>
              ))}
            </section>
          ))}
        </Panel>
      ))}
      <PrintFoot asOf={asOf} />
    </>
  );
}

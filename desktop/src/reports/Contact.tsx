import { PageHead, Panel } from '../ui/Panel';
import { useQueryState } from '../ui/route';
import { Picks } from '../ui/words';
import { MonthCalls } from '../calls/MonthCalls';
import { Calls } from '../notices/Calls';
import { Reminder } from '../notices/Reminder';
import { Unreached } from '../notices/Unreached';
import { Reports } from './Reports';

type Tab = 'reports' | 'month' | 'reminder' | 'calls' | 'unreached';
/** Everything said between the branch and its members away. */
export function Screen() {
  const [tab, setTab] = useQueryState<Tab>('tab', 'reports');
  return (
    <>
      <PageHead title="联络与汇报" />
      <Panel flush>
        <Picks label="看什么" value={tab} onPick={setTab} items={[{ key: 'reports', label: '思想汇报' }, { key: 'month', label: '每月电话' }, { key: 'reminder', label: '本月提醒' }, { key: 'calls', label: '没收到提醒的' }, { key: 'unreached', label: '没通知到的人' }]} />
        {tab === 'month' ? <MonthCalls /> : tab === 'reminder' ? <Reminder /> : tab === 'calls' ? <Calls /> : tab === 'unreached' ? <Unreached /> : <Reports />}
      </Panel>
    </>
  );
}

import './calls.css';
import { Button } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { callOutcomeWords } from '@guiyan/shared/domain/calls';
import { dayWords } from '@guiyan/shared/domain/dates';
import { say } from '../api/session';
import { useCall, useList } from '../api/useCall';
import { DataTable } from '../ui/DataTable';
import { Empty } from '../ui/Panel';
import { href } from '../ui/address';
import { StateWord } from '../ui/words';
import { LogDialog } from './LogDialog';
import { PlanDialog } from './PlanDialog';

export type Call = Output<'calls.list'>['rows'][number];

/** M1 The month's calls of one's scope, and what is told in them. */
export function MonthCalls() {
  const list = useList('calls.list', { limit: 100 });
  const head = useCall('calls.list', { limit: 1 });
  const [logging, setLogging] = useState<Call | null>(null);
  const [planning, setPlanning] = useState(false);
  const plan = head.data?.plan;
  const again = () => {
    list.reload();
    head.reload();
  };
  return (
    <>
      {plan && (
        <div className="call-plan">
          <div>
            <h3>{`${Number(plan.period.slice(5))} 月每位都告诉他`}</h3>
            {plan.tells.length > 0 ? <ol>{plan.tells.map((words) => <li key={words}>{words}</li>)}</ol> : <p className="note">还没有定。定了以后，每位{say('[liaison]')}手机上都看得到。</p>}
            {plan.setBy && <p className="note">{plan.setBy}定的</p>}
          </div>
          <p className="call-count"><b>{head.data!.done}</b> 位打通了，还有 <b>{head.data!.left}</b> 位</p>
          {plan.can.includes('set') && <Button onClick={() => setPlanning(true)}>{plan.tells.length ? '改一改' : '定三样'}</Button>}
        </div>
      )}
      <DataTable<Call>
        list={list}
        rows={list.rows}
        rowKey={(row) => row.memberId}
        height={48}
        columns={[
          { key: 'name', title: '谁', cell: (row) => <a className="ink-link row-name" href={href(`/members/${row.memberId}`)}>{row.name}</a> },
          { key: 'village', title: '村', cell: (row) => row.village },
          { key: 'place', title: '在哪里', cell: (row) => row.place },
          { key: 'liaison', title: say('[liaison]'), cell: (row) => row.liaison || <span className="note">还没有</span> },
          { key: 'state', title: '这个月', cell: (row) => (row.state === 'done' ? <StateWord tone="green">{`${row.doneOn ? dayWords(row.doneOn) : ''}打通了`}</StateWord> : row.state === 'overdue' ? <StateWord tone="red">{`过了 ${dayWords(row.dueOn)}`}</StateWord> : <StateWord>{`${dayWords(row.dueOn)}前打`}</StateWord>) },
          { key: 'last', title: '上次', cell: (row) => (row.unreached ? <StateWord tone="red">几天没打通，列入查找</StateWord> : row.last ? `${dayWords(row.last.on)}${callOutcomeWords[row.last.outcome]}` : '') },
          { key: 'deed', title: '', deed: true, cell: (row) => row.can.includes('log') && <Button type="link" size="small" onClick={() => setLogging(row)}>{row.can.includes('call') ? '去打' : '记结果'}</Button> },
        ]}
        empty={<Empty text="现在没有要打的电话。到期规则里「每月一个电话」开着，到日子就列出来。" />}
      />
      {logging && <LogDialog key={logging.memberId} one={logging} onClose={() => setLogging(null)} onDone={() => { setLogging(null); again(); }} />}
      {planning && plan && <PlanDialog plan={plan} onClose={() => setPlanning(false)} onDone={() => { setPlanning(false); again(); }} />}
    </>
  );
}

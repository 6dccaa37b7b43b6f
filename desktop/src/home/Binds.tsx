import './today.css';
import { Button } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { dayWords, shanghaiDay } from '@guiyan/shared/domain/dates';
import { useAction, useCall } from '../api/useCall';
import { Back } from '../ui/Back';
import { ErrorLine, ErrorView } from '../ui/ErrorView';
import { GreyLines } from '../ui/Grey';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { SayBox } from '../ui/SayBox';
import { href } from '../ui/address';

type Row = Output<'accounts.bindRequests'>['rows'][number];
const doubts: Record<Row['why'], string> = { no_id: '名册里没有身份证号', damaged_id: '名册里的身份证号看不清', phone_differs: '手机号和名册里的不一样' };

/** X14 Accounts that say they are somebody of the roster, and a doubt about it. */
export function Screen() {
  const { data, error, reload } = useCall('accounts.bindRequests', {});
  return (
    <>
      <Back to={href('/today')}>今天要办</Back>
      <PageHead title="等确认的绑定" note="认得他才点「是他」；拿不准先打个电话" />
      <Panel flush>
        {!data ? error ? <ErrorView error={error} onRetry={reload} /> : <GreyLines /> : data.rows.length === 0 ? <Empty text="没有等确认的。" /> : (
          <ul className="binds">
            {data.rows.map((row) => <Bind key={row.id} row={row} onDone={reload} />)}
          </ul>
        )}
      </Panel>
    </>
  );
}

function Bind({ row, onDone }: { row: Row; onDone: () => void }) {
  const approve = useAction('accounts.approveBind');
  const refuse = useAction('accounts.refuseBind');
  const [refusing, setRefusing] = useState(false);
  const { id, can } = row;
  const ended = (reply: object | null): boolean => {
    if (reply) onDone();
    return reply !== null;
  };
  return (
    <li>
      <div className="bind-line">
        <div>
          <b className="row-name">{row.name}</b>
          <p className="second">{`手机 ${row.phone}，${dayWords(shanghaiDay(row.at))}说自己是${row.village}的${row.personName}。${doubts[row.why]}，要你看一眼。`}</p>
        </div>
        {can.includes('approve') && <Button type="primary" loading={approve.busy} onClick={() => void approve.run({ id }).then(ended)}>是他</Button>}
        {can.includes('refuse') && <Button disabled={refusing} onClick={() => setRefusing(true)}>不是他</Button>}
      </div>
      <ErrorLine error={approve.error} />
      {refusing && <SayBox label="为什么" placeholder="比如：打过电话，说没有申请" max={100} deed="就这样回他" busy={refuse.busy} error={refuse.error} onSay={(reason) => refuse.run({ id, reason }).then(ended)} />}
    </li>
  );
}

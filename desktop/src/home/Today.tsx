import './today.css';
import { Button } from 'antd';
import { dayWords } from '@guiyan/shared/domain/dates';
import type { Output } from '@guiyan/shared/contract';
import { ledgerWords } from '@guiyan/shared/domain/ledgers';
import { say, useHat } from '../api/session';
import { useCall, useList } from '../api/useCall';
import { quarterWords } from '../reports/words';
import { ErrorView } from '../ui/ErrorView';
import { GreyLines } from '../ui/Grey';
import { Icon } from '../ui/Icon';
import { Columns, Empty, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { Few } from './Few';
import { doors } from './words';

type Counts = NonNullable<Output<'home.open'>['office']>['counts'];

/** What waits in the office, each number the length of the list it opens. */
export function Screen() {
  const { data, error, reload } = useCall('home.open', {});
  if (!data) return error ? <ErrorView error={error} onRetry={reload} /> : <GreyLines count={6} />;
  const counts = data.office?.counts ?? [];
  return (
    <>
      <PageHead title={data.greeting} note={data.dateLine} />
      <FirstStep />
      {counts.length === 0 ? <Nothing /> : <Work counts={counts} />}
    </>
  );
}

/** An outpost's work is its market days. */
function Nothing() {
  const { hat } = useHat();
  return hat === 'outpost'
    ? <Empty text="眼下没有等你接的事。哪天逢场、谁值班、取号，都在驻外中心里。" action={<Button type="primary" href={href('/outposts')}>去看逢场</Button>} />
    : <Empty text="这里还没有要你办的事。" />;
}

/** A township that has just begun has one thing to do. */
function FirstStep() {
  const { hat } = useHat();
  const { total } = useList('members.list', { limit: 1 });
  if (hat !== 'clerk' || total !== 0) return null;
  return (
    <Panel title="名册还是空的" className="first-step">
      <p>先把流动党员名册导进来，再导家属和结对，别的事才有人可办。</p>
      <Button type="primary" href={href('/imports')}>去导入名册</Button>
    </Panel>
  );
}

function Work({ counts }: { counts: Counts }) {
  const of = (key: string) => counts.find((one) => one.key === key);
  const [requests, reports, calls, binds, askings] = [of('requests'), of('reports'), of('calls'), of('binds'), of('askings')];
  return (
    <>
      <section className="doors" aria-label="要办的">
        {counts.map(({ key, title, value, to }) => (
          <a key={key} className="door-count" data-count={key} href={doors[to] ?? href('/today')}>
            <span>{title}</span>
            <b className={value > 0 ? 'figure-late' : undefined}>{value}</b>
            <Icon name="right" size={16} />
          </a>
        ))}
      </section>
      <Columns columns="1fr 1fr">
        {requests && <Requests count={requests.value} />}
        {reports && <Reports count={reports.value} />}
        {calls && <Calls count={calls.value} />}
        {binds && <Binds count={binds.value} />}
        {askings && (askings.value > 0 || !requests) && <Askings count={askings.value} />}
      </Columns>
    </>
  );
}

function Requests({ count }: { count: number }) {
  const { rows } = useList('requests.list', { waiting: true, limit: 4 });
  return (
    <Few title="等人接的事" count={count} door={doors.requests!} none="没有等你办的事。"
      rows={rows.map((row) => ({ key: row.id, to: href(`/requests/${row.id}`), name: `${row.family}：${row.itemLabel}`, why: row.text, right: row.can.includes('accept') ? '等你接下' : row.takenBy ? '等你答复' : dayWords(row.submittedOn) }))} />
  );
}

function Reports({ count }: { count: number }) {
  const { rows } = useList('reports.list', { status: 'handed_in', limit: 4 });
  return (
    <Few title="等答复的汇报" count={count} door={doors.reports!} none="汇报都答复了。"
      rows={rows.map((row) => ({ key: row.id, to: href(`/reports/${row.id}`), name: row.name, why: `${quarterWords(row.quarter)}思想汇报，${row.village}`, right: dayWords(row.handedInOn) }))} />
  );
}

function Calls({ count }: { count: number }) {
  const { rows } = useList('notices.phoneTasks', { limit: 4 });
  return (
    <Few title="要打的电话" count={count} door={doors.calls!} none="电话都打完了。"
      rows={rows.map((row) => ({ key: row.id, to: doors.calls!, name: row.name, why: [row.village, row.why].filter(Boolean).join('，'), right: row.city }))} />
  );
}

function Binds({ count }: { count: number }) {
  const rows = useCall('accounts.bindRequests', {}).data?.rows ?? [];
  return (
    <Few title="等确认的绑定" count={count} door={doors.binds!} none="没有等确认的。"
      rows={rows.slice(0, 4).map((row) => ({ key: row.id, to: doors.binds!, name: row.name, why: `说自己是${row.village}的${row.personName}`, right: row.phone }))} />
  );
}

function Askings({ count }: { count: number }) {
  const { rows } = useList('ledgers.askings', { open: true, limit: 4 });
  return (
    <Few title="等批的导出" count={count} door={doors.askings!} none="没有要你批的。"
      rows={rows.map((row) => ({ key: row.id, to: doors.askings!, name: `${row.askedBy}要${row.place}的${say(ledgerWords[row.ledger].title)}`, why: `用途：${row.purpose}`, right: dayWords(row.askedOn) }))} />
  );
}

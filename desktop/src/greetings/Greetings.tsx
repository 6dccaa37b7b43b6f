import './greetings.css';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { echoWords, greetingMax, greetingTextMax, lineFor, occasions, type Occasion } from '@guiyan/shared/domain/greetings';
import { dayWords } from '@guiyan/shared/domain/dates';
import { useToday } from '../api/session';
import { useAction, useCall, useList } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { DataTable } from '../ui/DataTable';
import { ErrorLine, ErrorView } from '../ui/ErrorView';
import { GreyLines } from '../ui/Grey';
import { Icon } from '../ui/Icon';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { go, useQueryState } from '../ui/route';
import { StateWord } from '../ui/words';
import { codeOf, occasionOf } from './words';

type Plan = Output<'greetings.plan'>;
type Line = Plan['rows'][number];
type Greeting = Output<'greetings.list'>['rows'][number];

/** The feast that comes next. */
const nextOf = (today: string): Occasion => (today.slice(5) > '02-20' && today.slice(5) <= '07-01' ? '七一' : today.slice(5) > '07-01' && today.slice(5) <= '10-05' ? '中秋' : '春节');
const yearOf = (today: string): number => Number(today.slice(0, 4)) + (today.slice(5) > '10-05' ? 1 : 0);

/** M3 One card a year, feast and member: what stands on it, who has it, and what came back. */
export function Screen(_: ScreenProps) {
  const today = useToday();
  const [code, setCode] = useQueryState<string>('occasion', codeOf(nextOf(today)));
  const occasion = occasionOf(code);
  const [year, setYear] = useQueryState<string>('year', String(yearOf(today)));
  const now = Number(today.slice(0, 4));
  const plan = useCall('greetings.plan', { occasion, year: Number(year) });
  return (
    <>
      <PageHead title="贺卡" note="每位在外的党员一张，一年一次；发过的再点也不会重发">
        <Select aria-label="哪个节" value={occasion} style={{ width: 100 }} onChange={(next: Occasion) => setCode(codeOf(next))} options={occasions.map((value) => ({ value, label: value }))} />
        <Select aria-label="哪一年" value={year} style={{ width: 100 }} onChange={setYear} options={[now - 1, now, now + 1].map((value) => ({ value: String(value), label: `${value} 年` }))} />
        <Button icon={<Icon name="printer" size={16} />} disabled={!plan.data?.sentOn} onClick={() => go('/greetings/print', { occasion: code, year })}>打印</Button>
      </PageHead>
      {plan.error && !plan.data ? <ErrorView error={plan.error} onRetry={plan.reload} /> : !plan.data ? <GreyLines /> : plan.data.occasion === occasion && plan.data.year === Number(year) ? <Cards key={`${occasion}${year}${plan.data.left}`} plan={plan.data} onSent={plan.reload} /> : <GreyLines />}
    </>
  );
}

function Cards({ plan, onSent }: { plan: Plan; onSent: () => void }) {
  const [text, setText] = useState(plan.text);
  const [own, setOwn] = useState<Record<string, string>>({});
  const send = useAction('greetings.send');
  const sent = useList('greetings.list', { occasion: plan.occasion, year: plan.year, limit: 200 });
  const answers = new Map(sent.rows.map((g) => [g.memberId, g]));
  if (plan.rows.length === 0) return <Panel><Empty text="名册里还没有在外的党员。" /></Panel>;
  const lineOf = (row: Line): string => own[row.memberId] ?? (row.sentOn ? row.line : lineFor(text, row.name));
  const lines = Object.entries(own).map(([memberId, line]) => ({ memberId, line: line.trim() })).filter(({ line }) => line);
  const missing = !text.trim() ? '先写几句' : '';
  return (
    <>
      {plan.left > 0 && (
        <Panel title="写给每一位的">
          <Input.TextArea aria-label="写给每一位的" value={text} maxLength={greetingTextMax} autoSize={{ minRows: 2 }} onChange={(event) => setText(event.target.value)} />
          <p className="note">「{'{姓名}'}」会换成各人的名字。下面每一位都能单写一句，比如家里的近况。落款：{plan.from}</p>
          <ErrorLine error={send.error} />
          <div className="modal-buttons">
            {missing && <span className="note">{missing}</span>}
            <Button type="primary" loading={send.busy} disabled={Boolean(missing)} onClick={() => void send.run({ occasion: plan.occasion, year: plan.year, text: text.trim(), lines }).then((reply) => reply && onSent())}>{plan.sentOn ? `发给后来的 ${plan.left} 位` : `发给 ${plan.left} 位`}</Button>
          </div>
        </Panel>
      )}
      <Panel flush title={plan.sentOn ? `${dayWords(plan.sentOn)}发出，${answers.size} 张，${[...answers.values()].filter((g) => g.echo).length} 位回了话` : `${plan.rows.length} 位`}>
        <DataTable<Line>
          rows={plan.rows}
          rowKey={(row) => row.memberId}
          columns={[
            { key: 'name', title: '谁', cell: (row) => <b className="row-name">{row.name}</b> },
            { key: 'village', title: '村', cell: (row) => row.village },
            { key: 'line', title: '写给他的', cell: (row) => (row.sentOn ? <span className="card-line">{row.line}</span> : <Input.TextArea aria-label={`写给${row.name}的`} value={lineOf(row)} maxLength={greetingMax} autoSize onChange={(event) => setOwn({ ...own, [row.memberId]: event.target.value })} />) },
            { key: 'how', title: '怎么到他手上', cell: (row) => (row.hasApp ? <StateWord tone="green">手机上</StateWord> : <StateWord tone="amber">打印</StateWord>) },
            { key: 'echo', title: '回话', cell: (row) => <EchoOf one={answers.get(row.memberId)} /> },
          ]}
          empty={<Empty text="没有人。" />}
        />
      </Panel>
    </>
  );
}

function EchoOf({ one }: { one: Greeting | undefined }) {
  if (!one) return <span className="note">还没发</span>;
  if (!one.echo) return <span className="note">还没回</span>;
  return <>{[echoWords[one.echo.kind], one.echo.words].filter(Boolean).join('。')}</>;
}

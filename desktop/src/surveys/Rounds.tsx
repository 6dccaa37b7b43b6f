import './surveys.css';
import { Button, Select } from 'antd';
import { dayWordsFrom } from '@guiyan/shared/domain/dates';
import { halfWords } from '@guiyan/shared/domain/members';
import { useHat, useToday } from '../api/session';
import { useCall } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { DataTable } from '../ui/DataTable';
import { ErrorView } from '../ui/ErrorView';
import { GreyLines } from '../ui/Grey';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { PartBar } from '../ui/figures';
import { go, useQueryState } from '../ui/route';
import { StateWord } from '../ui/words';
import { useTownships } from './useTownships';
import type { RoundRow } from './words';

/** R8 Rounds of one's own scope; the county sees all townships, in their fixed order. */
export function Screen(_: ScreenProps) {
  const { hat } = useHat();
  const today = useToday();
  const said = (day: string): string => dayWordsFrom(day, today);
  const [township, setTownship] = useQueryState<string>('township', '');
  const townships = useTownships();
  const got = useCall('surveys.rounds', township ? { township } : {});
  if (got.error && !got.data) return <ErrorView error={got.error} onRetry={got.reload} />;
  if (!got.data) return <GreyLines />;
  const opens = hat === 'clerk' || hat === 'county';
  const start = <Button type="primary" onClick={() => go('/surveys/new', { township })}>开一轮</Button>;
  return (
    <>
      <PageHead title="半年一动态" note="半年走访一轮，和上一轮比，谁进谁出都写明原因">
        {townships.length > 0 && <Select aria-label="哪个乡镇" value={township} style={{ width: 150 }} onChange={setTownship} options={[{ value: '', label: `全部 ${townships.length} 个乡镇` }, ...townships.map((o) => ({ value: o.id, label: o.name }))]} />}
        {opens && start}
      </PageHead>
      <Panel flush>
        <DataTable<RoundRow>
          rows={got.data.rows}
          rowKey={(r) => r.id}
          height={62}
          onOpen={(r) => go(`/surveys/${r.id}`)}
          columns={[
            { key: 'half', title: '哪一轮', cell: (r) => <><a className="name-link" href={href(`/surveys/${r.id}`)}>{halfWords(r.half)}</a><div className="note">{r.township}</div></> },
            { key: 'days', title: '日子', cell: (r) => <>{`${said(r.opensOn)}到${said(r.closesOn)}`}<div className="note">{`${r.openedBy} ${said(r.openedOn)}开的`}</div></> },
            { key: 'state', title: '现在', cell: (r) => (r.closedOn ? <StateWord>{`${said(r.closedOn)}结束`}</StateWord> : r.late ? <StateWord tone="red">过了截止日子</StateWord> : <StateWord tone="green">正在走访</StateWord>) },
            { key: 'bar', title: '访到', cell: (r) => <Progress done={r.surveyed} all={r.subjects} /> },
            { key: 'new', title: '新进', number: true, cell: (r) => r.new },
            { key: 'left', title: '退出', number: true, cell: (r) => r.left },
            { key: 'changed', title: '有变化', number: true, cell: (r) => r.changed },
            { key: 'undecided', title: '要定的', number: true, cell: (r) => (r.undecided ? <b className="red-word">{r.undecided}</b> : <span className="note">{r.closedOn ? '全定了' : 0}</span>) },
          ]}
          empty={<Empty text="还没有做过。先定纳入条件，看清各村要访多少人，再开。" action={opens && start} />}
          foot="结束了的一轮不会再变，以前的数随时能查。"
        />
      </Panel>
    </>
  );
}

/** Done of all, as a bar with its figures beside it. */
export function Progress({ done, all }: { done: number; all: number }) {
  return (
    <div className="village-bar">
      <PartBar height={8} label={`访了 ${done}，还有 ${all - done}`} parts={[{ value: done, tone: 'green' }, { value: all - done, tone: 'todo' }]} />
      <span>{`${done} / ${all}`}</span>
    </div>
  );
}

import './duties.css';
import { Button } from 'antd';
import { useState } from 'react';
import { useHat } from '../api/session';
import { useCall } from '../api/useCall';
import { DataTable, type Column } from '../ui/DataTable';
import { ErrorView } from '../ui/ErrorView';
import { GreyLines } from '../ui/Grey';
import { Empty, HowCounted, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { GiveDialog } from './GiveDialog';
import { counted, countWords, type Counts } from './words';

type Line = Record<(typeof counted)[number], number>;

/** The four numbers of a line, each with the list it is the length of. */
const numbers = <R extends Line>(to: (row: R) => Record<string, string>): Column<R>[] =>
  counted.map((state) => ({
    key: state, title: countWords[state], number: true,
    cell: (row: R) => row[state] === 0 ? <span className="note">0</span> : <a className={state === 'overdue' || state === 'missed' ? 'figure-late' : 'ink-link'} href={href('/duties/list', { view: 'place', state, ...to(row) })}>{row[state]}</a>,
  }));

/** M5 L5 How much is due here, by rule and by the places below. */
export function Screen() {
  const { hat, townshipId } = useHat();
  const got = useCall('duties.counts', {});
  const [giving, setGiving] = useState(false);
  if (got.error && !got.data) return <ErrorView error={got.error} onRetry={got.reload} />;
  if (!got.data) return <GreyLines count={6} />;
  const { rules, places } = got.data;
  return (
    <>
      <PageHead title="该办的" note="到期的事，办了的凭记录自己销掉">
        <Button href={href('/duties/list')}>我要办的</Button>
        <Button href={href('/duties/list', { view: 'place' })}>这里所有的</Button>
        {hat !== 'county' && <Button type="primary" onClick={() => setGiving(true)}>交代一件事</Button>}
      </PageHead>
      <Panel title="按哪一样" flush right={<HowCounted>要做、过了期：现在还开着的。做了、没做成：该办完的日子在这个月一号以后的。点数字看是哪些。</HowCounted>}>
        <DataTable<Counts['rules'][number]>
          rows={rules}
          rowKey={(row) => row.code}
          height={48}
          columns={[{ key: 'title', title: '哪一样', cell: (row) => <b className="row-name">{row.title}</b> }, ...numbers<Counts['rules'][number]>((row) => ({ rule: row.code }))]}
          empty={<Empty text="这个月还没有到期的事。" />}
        />
      </Panel>
      {places.length > 0 && (
        <Panel title={townshipId ? '按村' : '按乡镇'} flush>
          <DataTable<Counts['places'][number]>
            rows={places}
            rowKey={(row) => row.orgId}
            columns={[{ key: 'name', title: townshipId ? '村' : '乡镇', cell: (row) => row.name }, ...numbers<Counts['places'][number]>((row) => ({ [townshipId ? 'village' : 'township']: row.orgId }))]}
            empty={null}
          />
        </Panel>
      )}
      {giving && <GiveDialog onClose={() => setGiving(false)} onDone={got.reload} />}
    </>
  );
}

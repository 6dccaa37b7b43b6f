import { dayWords } from '@guiyan/shared/domain/dates';
import { dutyStateWords } from '@guiyan/shared/domain/duties';
import type { Output } from '@guiyan/shared/contract';
import { useCall } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { Back } from '../ui/Back';
import { DataTable } from '../ui/DataTable';
import { ErrorView } from '../ui/ErrorView';
import { GreyLines } from '../ui/Grey';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { StateWord } from '../ui/words';

type Org = Output<'duties.drive'>['rows'][number];

/** H6 The drive before Spring Festival, org by org in their fixed order. */
export function Screen(_: ScreenProps) {
  const got = useCall('duties.drive', {});
  if (got.error && !got.data) return <ErrorView error={got.error} onRetry={got.reload} />;
  if (!got.data) return <GreyLines />;
  const { drive, total, done, rows } = got.data;
  return (
    <>
      <Back to={href('/visits')}>走访</Back>
      <PageHead title="春节前走一遍" note={drive ? `${dayWords(drive.opensOn)}到${dayWords(drive.dueOn)}，${total} 个村和单位，${done} 个走过了` : undefined} />
      <Panel flush>
        <DataTable<Org>
          rows={rows}
          rowKey={(r) => r.orgId}
          columns={[
            { key: 'name', title: '村和单位', cell: (r) => <b>{r.name}</b> },
            { key: 'kind', title: '', cell: (r) => (r.isUnit ? '单位' : '村') },
            { key: 'state', title: '走了没有', cell: (r) => <StateWord tone={r.state === 'done' ? 'green' : r.state === 'overdue' || r.state === 'missed' ? 'amber' : 'plain'}>{r.state === 'done' && r.doneOn ? `${dayWords(r.doneOn)}走了` : r.state === 'todo' ? '还没走' : dutyStateWords[r.state]}</StateWord> },
            { key: 'families', title: '结对几户', number: true, cell: (r) => r.families },
            { key: 'visited', title: '走了几户', number: true, cell: (r) => r.visited },
          ]}
          empty={<Empty text="还没到时候。春节前一个月，各村和结了对的单位都会列在这里。" />}
          foot="按固定次序排，不按多少排"
        />
      </Panel>
    </>
  );
}

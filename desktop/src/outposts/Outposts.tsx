import type { Output } from '@guiyan/shared/contract';
import { dayWords } from '@guiyan/shared/domain/dates';
import { outpostFormWords } from '@guiyan/shared/domain/orgs';
import { useCall } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { DataTable } from '../ui/DataTable';
import { ErrorView } from '../ui/ErrorView';
import { GreyLines } from '../ui/Grey';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { go } from '../ui/route';
import { StateWord } from '../ui/words';

type Line = Output<'outposts.list'>['rows'][number];

/** S9 Outposts away from home: where, when open, the next market day. */
export function Screen(_: ScreenProps) {
  const { data, error, reload } = useCall('outposts.list', {});
  if (!data) return error ? <ErrorView error={error} onRetry={reload} /> : <GreyLines count={6} />;
  return (
    <>
      <PageHead title="驻外中心" note="在外地为乡亲办事的地方：几点开门、谁值班、哪天逢场" />
      <Panel flush>
        <DataTable<Line>
          rows={data.rows}
          rowKey={(row) => row.id}
          height={48}
          onOpen={(row) => go(`/outposts/${row.id}`)}
          columns={[
            { key: 'name', title: '哪一处', cell: (row) => <a className="ink-link row-name" href={href(`/outposts/${row.id}`)}>{row.name}</a> },
            { key: 'form', title: '是什么', cell: (row) => (row.form ? outpostFormWords[row.form] : '') },
            { key: 'city', title: '在哪里', cell: (row) => row.city || <span className="note">没记</span> },
            { key: 'hours', title: '几点开门', cell: (row) => row.hours || <span className="note">没记</span> },
            { key: 'phone', title: '电话', cell: (row) => row.phone ?? '' },
            { key: 'bilingual', title: '双语', cell: (row) => (row.bilingual ? <StateWord tone="green">有人会</StateWord> : <span className="note">还没有</span>) },
            { key: 'next', title: '下次逢场', cell: (row) => (row.next ? dayWords(row.next) : <span className="note">没定</span>) },
          ]}
          empty={<Empty text="还没有驻外党组织。请县里在「设置、机构」里先设一处。" />}
        />
      </Panel>
    </>
  );
}

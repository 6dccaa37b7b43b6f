import { DueBar } from '../ui/figures';
import { DataTable } from '../ui/DataTable';
import { Empty, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import type { Choice } from './choice';
import type { Township } from './words';

/** In their fixed order and never by score; a number opens that village's families. */
export function Villages({ villages, choice }: { villages: Township['villages']; choice: Choice }) {
  const list = (village: string, kind: 'visited' | 'overdue') => href('/township/families', { ...choice.query, village, kind });
  return (
    <Panel flush className="villages">
      <DataTable<Township['villages'][number]>
        rows={villages}
        rowKey={(row) => row.villageId}
        columns={[
          { key: 'village', title: '村', cell: (row) => row.village },
          { key: 'due', title: '该走', number: true, cell: (row) => row.due },
          { key: 'done', title: '走过', number: true, cell: (row) => <a className="ink-link" href={list(row.villageId, 'visited')}>{row.done}</a> },
          { key: 'overdue', title: '过期', number: true, cell: (row) => <a className={row.overdue > 0 ? 'figure-late' : 'zero'} href={list(row.villageId, 'overdue')}>{row.overdue}</a> },
          { key: 'bar', title: '', width: 140, cell: (row) => <DueBar small done={row.done} overdue={row.overdue} ahead={row.notYet} /> },
        ]}
        foot="按区划次序列出，不排名"
        empty={<Empty text="还没有外出党员的家庭。先把名册导进来。" />}
      />
    </Panel>
  );
}

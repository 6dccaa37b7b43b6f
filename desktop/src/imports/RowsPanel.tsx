import type { Output } from '@guiyan/shared/contract';
import { useList } from '../api/useCall';
import { DataTable, type Column } from '../ui/DataTable';
import { Empty, Panel } from '../ui/Panel';
import type { Import } from './words';

type Row = Output<'imports.rows'>['rows'][number];

/** Rows of one state, each with what the sheet says and what was made of it. */
export function RowsPanel({ i, state, title }: { i: Import; state: Row['state']; title: string }) {
  const list = useList('imports.rows', { id: i.id, state, limit: 50 });
  return (
    <Panel title={title} flush>
      <DataTable
        list={list}
        rows={list.rows}
        rowKey={(r) => `${r.sheet}!${r.row}`}
        columns={columnsFor(state)}
        empty={<Empty text="没有这样的行。" />}
      />
    </Panel>
  );
}

const whyStates: readonly Row['state'][] = ['skipped', 'refused', 'merged', 'kept'];

function columnsFor(state: Row['state']): Column<Row>[] {
  return [
    { key: 'who', title: '谁', width: 150, cell: (r) => <b className="row-name">{r.who || '空行'}</b> },
    { key: 'where', title: '哪张表', width: 190, cell: (r) => <span className="second">{r.sheet}，第 {r.row} 行</span> },
    ...(whyStates.includes(state) ? [{ key: 'why', title: '为什么', cell: (r: Row) => r.why }] : []),
    ...(state === 'skipped' ? [] : [{ key: 'values', title: '认成', cell: (r: Row) => <Values row={r} /> }]),
  ];
}

function Values({ row }: { row: Row }) {
  return (
    <span className="values">
      {row.values.filter((v) => v.parsed).map((v) => <span key={v.column}><i>{v.column.split('·').at(-1)}</i>{v.parsed}</span>)}
    </span>
  );
}

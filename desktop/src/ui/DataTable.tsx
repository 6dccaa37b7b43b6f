import './table.css';
import { Table } from 'antd';
import type { ReactNode } from 'react';
import type { List } from '../api/useCall';
import { ErrorView } from './ErrorView';
import { GreyLines } from './Grey';
import { Icon } from './Icon';

export interface Column<R> {
  key: string;
  title: ReactNode;
  cell: (row: R) => ReactNode;
  width?: number | string;
  /** Figures stand right, with equal digits. */
  number?: boolean;
  /** The deed at the row's end. */
  deed?: boolean;
}

interface Props<R> {
  columns: readonly Column<R>[];
  rows: readonly R[];
  rowKey: (row: R) => string;
  /** 40 for figures, 62 for people with two lines. */
  height?: 40 | 48 | 62;
  /** From `useList`: paging, loading, errors. */
  list?: Pick<List<unknown>, 'hasMore' | 'loading' | 'error' | 'more' | 'reload' | 'total'>;
  /** What to do next when nothing is here; an `Empty`. */
  empty: ReactNode;
  onOpen?: (row: R) => void;
  /** The row at work, with the red edge. */
  current?: string;
  /** A line under the rows: order, where it comes from. */
  foot?: ReactNode;
  selection?: { keys: string[]; onChange: (keys: string[]) => void };
}

export function DataTable<R extends object>({ columns, rows, rowKey, height = 40, list, empty, onOpen, current, foot, selection }: Props<R>) {
  if (list?.error && rows.length === 0) return <ErrorView error={list.error} onRetry={list.reload} />;
  const waiting = Boolean(list?.loading) && rows.length === 0;
  const left = list?.total === undefined ? '' : ` ${list.total - rows.length} 条`;
  return (
    <div className={`data-table rows-${height}`}>
      <Table<R>
        columns={columns.map(({ key, title, cell, width, number, deed }) => ({
          key,
          title,
          width,
          align: number || deed ? 'right' : 'left',
          className: deed ? 'deed' : undefined,
          render: (_: unknown, row: R) => cell(row),
        }))}
        dataSource={[...rows]}
        rowKey={rowKey}
        pagination={false}
        // The table would take a row's `children` for rows below it; a family's are a figure.
        expandable={{ childrenColumnName: 'rowsBelow' }}
        tableLayout="auto"
        scroll={{ x: 'max-content' }}
        rowClassName={(row) => [onOpen && 'row-open', current === rowKey(row) && 'row-current'].filter(Boolean).join(' ')}
        onRow={(row) => (onOpen ? { onClick: () => onOpen(row) } : {})}
        rowSelection={selection && { selectedRowKeys: selection.keys, onChange: (keys) => selection.onChange(keys.map(String)) }}
        locale={{ emptyText: waiting ? <GreyLines /> : empty }}
      />
      {list?.error && rows.length > 0 ? (
        <ErrorView error={list.error} onRetry={list.more} />
      ) : (
        list?.hasMore && (
          <button type="button" className="plain-button table-more" disabled={list.loading} onClick={list.more}>
            {list.loading ? '正在取' : `往下还有${left}`}
            <Icon name="down" size={14} />
          </button>
        )
      )}
      {foot && rows.length > 0 && <div className="table-foot">{foot}</div>}
    </div>
  );
}

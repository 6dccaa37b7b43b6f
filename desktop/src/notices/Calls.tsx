import './notices.css';
import { Button } from 'antd';
import { useState } from 'react';
import { useList } from '../api/useCall';
import { DataTable } from '../ui/DataTable';
import { Empty } from '../ui/Panel';
import { CallDialog } from './CallDialog';
import type { Delivery } from './words';

/** People the other channels did not reach. */
export function Calls() {
  const list = useList('notices.phoneTasks', { limit: 100 });
  const [calling, setCalling] = useState<Delivery | null>(null);
  return (
    <>
      <DataTable<Delivery>
        list={list}
        rows={list.rows}
        rowKey={(row) => row.id}
        height={48}
        columns={[
          { key: 'name', title: '谁', cell: (row) => <b className="row-name">{row.name}</b> },
          { key: 'village', title: '村', cell: (row) => row.village },
          { key: 'city', title: '在哪里', cell: (row) => row.city },
          { key: 'about', title: '什么事', cell: (row) => row.about.title },
          { key: 'why', title: '为什么要打', cell: (row) => <span className="cell-words">{row.why}</span> },
          { key: 'phone', title: '电话', cell: (row) => row.phone ?? '没有登记' },
          { key: 'deed', title: '', deed: true, cell: (row) => <Button type="link" size="small" onClick={() => setCalling(row)}>{row.can.includes('call') ? '去打' : '记结果'}</Button> },
        ]}
        empty={<Empty text="电话都打完了。" />}
      />
      {calling && (
        <CallDialog
          key={calling.id}
          task={calling}
          onClose={() => setCalling(null)}
          onDone={() => {
            setCalling(null);
            list.reload();
          }}
        />
      )}
    </>
  );
}

import './notices.css';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { dayWords, shanghaiDay } from '@guiyan/shared/domain/dates';
import { useAction, useList } from '../api/useCall';
import { DataTable } from '../ui/DataTable';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Icon } from '../ui/Icon';
import { Empty } from '../ui/Panel';
import { href } from '../ui/address';
import { useQueryState } from '../ui/route';
import { VillagePick } from '../ui/VillagePick';
import type { Delivery } from './words';

/** Whom app, WeChat, SMS and telephone did not reach: the village brings word. */
export function Unreached() {
  const [village] = useQueryState<string>('village', '');
  const list = useList('notices.unreached', { limit: 100, ...(village && { village }) });
  const [telling, setTelling] = useState<Delivery | null>(null);
  return (
    <>
      <div className="unreached-bar">
        <p className="second">{list.total ? `${list.total} 人次，别的路都没有通知到，托村里带个话。带到了在这里记一笔。` : '手机、微信、短信、电话都没通知到的人，会列在这里。'}</p>
        <VillagePick />
        {list.rows.length > 0 && <Button href={href('/reports/unreached/print', village ? { village } : {})} icon={<Icon name="printer" size={16} />}>打印带话名单</Button>}
      </div>
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
          { key: 'why', title: '为什么没通知到', cell: (row) => <span className="cell-words">{row.why}</span> },
          { key: 'at', title: '从哪天起', cell: (row) => dayWords(shanghaiDay(row.at)) },
          { key: 'deed', title: '', deed: true, cell: (row) => row.can.includes('told') && <Button type="link" size="small" onClick={() => setTelling(row)}>带到了</Button> },
        ]}
        empty={<Empty text="都通知到了。" />}
      />
      {telling && <Tell key={telling.id} one={telling} onClose={() => setTelling(null)} onDone={() => { setTelling(null); list.reload(); }} />}
    </>
  );
}

function Tell({ one, onClose, onDone }: { one: Delivery; onClose: () => void; onDone: () => void }) {
  const told = useAction('notices.told');
  const [words, setWords] = useState('');
  return (
    <Dialog title={`话带到${one.name}了`} deed="记好了" missing={false} busy={told.busy} error={told.error} width={440} onClose={onClose} onDeed={() => void told.run({ id: one.id, words: words.trim() }).then((done) => done && onDone())}>
      <Field label="谁带的话" note="不写也行。"><Input aria-label="谁带的话" autoFocus maxLength={200} value={words} onChange={(event) => setWords(event.target.value)} /></Field>
    </Dialog>
  );
}

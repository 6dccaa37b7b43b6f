import { dayWords } from '@guiyan/shared/domain/dates';
import { useList } from '../api/useCall';
import { DataTable } from '../ui/DataTable';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { go, useQueryState } from '../ui/route';
import { Picks, StateWord } from '../ui/words';
import { stateTones, stateWords, type RequestRow } from './words';

type Which = 'waiting' | 'open' | 'closed';
const filters = { waiting: { waiting: true }, open: { open: true }, closed: { open: false } } as const;
const none: Record<Which, string> = { waiting: '没有等你办的事。', open: '没有还没办完的事。', closed: '还没有办结的事。' };

export function Screen() {
  const [which, setWhich] = useQueryState<Which>('which', 'waiting');
  const list = useList('requests.list', filters[which] ?? filters.waiting);
  return (
    <>
      <PageHead title="办事" note="件件有着落：办完要告诉人家，人家点了头才算完" />
      <Panel flush>
        <Picks
          kind="pill"
          label="看哪些"
          value={which}
          onPick={setWhich}
          items={[{ key: 'waiting', label: '等我办' }, { key: 'open', label: '还没办完' }, { key: 'closed', label: '办结和收回的' }]}
        />
        <DataTable<RequestRow>
          list={list}
          rows={list.rows}
          rowKey={(row) => row.id}
          height={62}
          onOpen={(row) => go(`/requests/${row.id}`)}
          columns={[
            { key: 'item', title: '什么事', cell: (row) => <a className="ink-link row-name" href={href(`/requests/${row.id}`)}>{row.itemLabel}</a> },
            { key: 'asker', title: '谁提的', cell: (row) => <>{row.asker}<div className="second">{`${row.family} ${row.village}`}</div></> },
            { key: 'text', title: '怎么说的', cell: (row) => <span className="cell-words">{row.text}</span> },
            { key: 'on', title: '哪天', cell: (row) => dayWords(row.submittedOn) },
            { key: 'state', title: '到哪一步', cell: (row) => <><StateWord tone={stateTones[row.status]}>{stateWords[row.status]}</StateWord>{row.takenBy && <div className="second">{row.takenBy}</div>}</> },
            { key: 'deed', title: '', deed: true, cell: (row) => <a href={href(`/requests/${row.id}`)}>{row.can.includes('take') ? '去接' : row.can.includes('answer') ? '去答复' : '看看'}</a> },
          ]}
          empty={<Empty text={none[which] ?? none.waiting} />}
        />
      </Panel>
    </>
  );
}

import './slips.css';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { dayWords } from '@guiyan/shared/domain/dates';
import { clockWords, requestStates, type RequestState } from '@guiyan/shared/domain/requests';
import { useHat } from '../api/session';
import { useCall, useList } from '../api/useCall';
import { DataTable } from '../ui/DataTable';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { go, useQueryState } from '../ui/route';
import { Picks, StateWord } from '../ui/words';
import { EnterDialog } from './EnterDialog';
import { askedBy, colourTones, stateTones, stateWords, type RequestRow } from './words';

type Which = 'waiting' | 'open' | 'closed';
type Colour = 'red' | 'amber' | 'green' | 'paused';
const filters = { waiting: { waiting: true }, open: { open: true }, closed: { open: false } } as const;
const none: Record<Which, string> = { waiting: '没有等你办的事。', open: '没有这样的事。', closed: '没有这样的事。' };
const colours: readonly Colour[] = ['red', 'amber', 'green', 'paused'];

export function Screen() {
  const { hat } = useHat();
  const [which, setWhich] = useQueryState<Which>('which', hat === 'county' ? 'open' : 'waiting');
  const [colour, setColour] = useQueryState<string>('clock', '');
  const [owner, setOwner] = useQueryState<string>('owner', '');
  const [item, setItem] = useQueryState<string>('item', '');
  const [state, setState] = useQueryState<string>('state', '');
  const [entering, setEntering] = useState(false);
  const items = useCall('items.list', { all: true });
  const narrowed = {
    ...(colours.includes(colour as Colour) && { colour: colour as Colour }), ...((owner === 'mine' || owner === 'none') && { owner: owner as 'mine' | 'none' }), ...(item && { item }),
    ...(requestStates.includes(state as RequestState) && { status: state as RequestState }),
  };
  const list = useList('requests.list', { ...(filters[which] ?? filters.waiting), ...narrowed });
  const pick = (label: string, value: string, set: (value: string) => void, options: { value: string; label: string }[]) => (
    <Select aria-label={label} style={{ width: 150 }} value={value || undefined} placeholder={label} allowClear onChange={(next?: string) => set(next ?? '')} options={options} />
  );
  return (
    <>
      <PageHead title="办事" note="件件有着落：办完要告诉人家，人家点了头才算完">
        {hat !== 'outpost' && <Button onClick={() => go('/requests/items')}>办事目录</Button>}
        {hat !== 'county' && hat !== 'outpost' && <Button onClick={() => go('/requests/mandates')}>委托代办</Button>}
        {hat !== 'county' && <Button type="primary" onClick={() => setEntering(true)}>登记来办事的人</Button>}
      </PageHead>
      <Panel flush>
        <Picks
          kind="pill"
          label="看哪些"
          value={which}
          onPick={setWhich}
          items={[{ key: 'waiting', label: '等我办' }, { key: 'open', label: '还没办完' }, { key: 'closed', label: '办结和收回的' }]}
        />
        <div className="request-filters no-print">
          {pick('时限', colour, setColour, colours.map((value) => ({ value, label: clockWords[value] })))}
          {pick('谁在办', owner, setOwner, [{ value: 'mine', label: '我在办的' }, { value: 'none', label: '没人接的' }])}
          {pick('什么事', item, setItem, (items.data?.rows ?? []).map(({ code, spec }) => ({ value: code, label: spec.zh })))}
          {pick('到哪一步', state, setState, requestStates.map((value) => ({ value, label: stateWords[value] })))}
        </div>
        <DataTable<RequestRow>
          list={list}
          rows={list.rows}
          rowKey={(row) => row.id}
          height={62}
          onOpen={(row) => go(`/requests/${row.id}`)}
          columns={[
            { key: 'item', title: '什么事', cell: (row) => <a className="ink-link row-name" href={href(`/requests/${row.id}`)}>{row.itemLabel}</a> },
            { key: 'asker', title: '谁提的', cell: (row) => <>{askedBy(row)}<div className="second">{`${row.family} ${row.village}`}</div></> },
            { key: 'text', title: '怎么说的', cell: (row) => <span className="cell-words">{row.text}</span> },
            { key: 'on', title: '哪天', cell: (row) => dayWords(row.submittedOn) },
            { key: 'clock', title: '时限', cell: (row) => row.colour && <><StateWord tone={colourTones[row.colour]}>{clockWords[row.colour]}</StateWord>{row.dueOn && <div className="second">{`到 ${dayWords(row.dueOn)}`}</div>}</> },
            { key: 'state', title: '到哪一步', cell: (row) => <><StateWord tone={stateTones[row.status]}>{stateWords[row.status]}</StateWord>{row.takenBy && <div className="second">{row.passing ? `${row.takenBy}，转给 ${row.passing}` : row.takenBy}</div>}</> },
            { key: 'deed', title: '', deed: true, cell: (row) => <a href={href(`/requests/${row.id}`)}>{row.can.includes('take') || row.can.includes('accept') ? '去接' : row.can.includes('call_back') ? '去回访' : row.can.includes('answer') ? '去答复' : '看看'}</a> },
          ]}
          empty={<Empty text={none[which] ?? none.waiting} />}
        />
      </Panel>
      {entering && <EnterDialog items={items.data?.rows ?? []} onClose={() => setEntering(false)} onDone={(id) => go(`/requests/${id}`)} />}
    </>
  );
}

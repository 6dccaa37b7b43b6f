import './duties.css';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { dayWords } from '@guiyan/shared/domain/dates';
import { dutyEvidenceWords, dutyStates, dutyStateWords, type DutyState } from '@guiyan/shared/domain/duties';
import { useHat } from '../api/session';
import { useCall, useList } from '../api/useCall';
import { Back } from '../ui/Back';
import { DataTable } from '../ui/DataTable';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { VillagePick } from '../ui/VillagePick';
import { href } from '../ui/address';
import { useQueryState } from '../ui/route';
import { Picks, StateWord } from '../ui/words';
import { Trail } from './Trail';
import { dutyTones, type Duty } from './words';

/** M5 What is due, one's own or the place's; every filter stands in the address. */
export function Screen() {
  const [view, setView] = useQueryState<'mine' | 'place'>('view', 'mine');
  const [state, setState] = useQueryState<DutyState | 'open'>('state', 'open');
  const [rule, setRule] = useQueryState<string>('rule', '');
  const [village] = useQueryState<string>('village', '');
  const [township] = useQueryState<string>('township', '');
  const [open, setOpen] = useState<Duty | null>(null);
  // An outpost has what it is asked itself, and no place of its own.
  const isOffice = useHat().hat !== 'outpost';
  const counts = useCall('duties.counts', isOffice ? {} : null);
  const list = useList('duties.list', { view, ...(state !== 'open' && { state }), ...(rule && { rule }), ...(village && { village }), ...(township && { township }) });
  const place = counts.data?.places.find((one) => one.orgId === township)?.name;
  return (
    <>
      {isOffice && <Back to={href('/duties')}>该办的</Back>}
      <PageHead title={view === 'mine' ? '我要办的' : '这里所有的'} note={[place, list.total !== undefined && `${list.total} 件`].filter(Boolean).join('，')}>
        {isOffice && <VillagePick />}
        {isOffice && <Select aria-label="哪一样" value={rule} style={{ minWidth: 150 }} popupMatchSelectWidth={false} onChange={setRule} options={[{ value: '', label: '哪一样都看' }, ...(counts.data?.rules ?? []).map((one) => ({ value: one.code, label: one.title }))]} />}
      </PageHead>
      <Panel flush>
        <div className="duty-picks">
          {isOffice && <Picks kind="pill" label="看谁的" value={view} onPick={setView} items={[{ key: 'mine', label: '我要办的' }, { key: 'place', label: '这里所有的' }]} />}
          <Picks<DutyState | 'open'> kind="pill" label="到哪一步" value={state} onPick={setState} items={[{ key: 'open', label: '还没办完' }, ...dutyStates.map((key) => ({ key, label: dutyStateWords[key] }))]} />
        </div>
        <DataTable<Duty>
          list={list}
          rows={list.rows}
          rowKey={(one) => one.id}
          height={62}
          onOpen={(one) => setOpen(one)}
          {...(open && { current: open.id })}
          columns={[
            { key: 'about', title: '为谁', cell: (one) => <><b className="row-name">{one.subject.name || one.village}</b><div className="second">{one.subject.name === one.village ? '' : one.village}</div></> },
            { key: 'title', title: '什么事', cell: (one) => <>{one.title}<div className="second">{`凭${dutyEvidenceWords[one.evidence]}算数`}</div></> },
            { key: 'owner', title: '谁来办', cell: (one) => <>{one.owner.name}{one.escalatedTo && <div className="second">{`过了期，报给${one.escalatedTo}`}</div>}</> },
            { key: 'due', title: '哪天前', cell: (one) => dayWords(one.dueOn) },
            { key: 'state', title: '到哪一步', cell: (one) => <><StateWord tone={dutyTones[one.state]}>{dutyStateWords[one.state]}</StateWord>{one.doneOn && <div className="second">{dayWords(one.doneOn)}</div>}</> },
            { key: 'deed', title: '', deed: true, cell: () => <Button type="link">看经过</Button> },
          ]}
          empty={<Empty text={state === 'open' ? '眼下没有该办的。' : '这里没有。'} />}
        />
      </Panel>
      {open && <Trail key={open.id} duty={open} onClose={() => setOpen(null)} onDone={() => { list.reload(); counts.reload(); }} />}
    </>
  );
}

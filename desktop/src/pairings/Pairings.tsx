import '../members/members.css';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { helperClassWords, pairingRoleWords } from '@guiyan/shared/domain/pairings';
import type { Output } from '@guiyan/shared/contract';
import { say, useHat } from '../api/session';
import { useAction, useList } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { DataTable } from '../ui/DataTable';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { go, useQueryState } from '../ui/route';
import { VillagePick } from '../ui/VillagePick';
import { Picks } from '../ui/words';

type Pairing = Output<'pairings.list'>['rows'][number];

/** H1 Who helps whom. */
export function Screen(_: ScreenProps) {
  const hat = useHat().hat;
  const pairs = hat === 'clerk' || hat === 'secretary';
  const [village] = useQueryState<string>('village', '');
  const [ended, setEnded] = useQueryState<'now' | 'ended'>('show', 'now');
  const [ending, setEnding] = useState<Pairing | null>(null);
  const list = useList('pairings.list', { ...(village && { village }), ended: ended === 'ended' });
  return (
    <>
      <PageHead title={say('[pairing|结对]')} note={list.total === undefined ? undefined : `${list.total} 对`}>
        <VillagePick />
        {pairs && <Button onClick={() => go('/pairings/helpers')}>帮扶人</Button>}
        {pairs && <Button type="primary" onClick={() => go('/pairings/new')}>结一对</Button>}
      </PageHead>
      <Panel flush>
        <Picks label="哪些" kind="pill" value={ended} onPick={setEnded} items={[{ key: 'now', label: '现在的' }, { key: 'ended', label: '解除了的' }]} />
        <DataTable
          list={list}
          rows={list.rows}
          rowKey={(p) => p.id}
          height={48}
          columns={[
            { key: 'family', title: '家庭', cell: (p) => (pairs ? <a className="name-link" href={href(`/families/${p.familyId}`)}>{p.family}</a> : <b className="name-link">{p.family}</b>) },
            { key: 'village', title: '村', cell: (p) => p.village },
            { key: 'helper', title: '帮扶人', cell: (p) => p.helper },
            { key: 'duty', title: '单位职务', cell: (p) => <span className="second">{p.duty}</span> },
            { key: 'class', title: '力量', cell: (p) => helperClassWords[p.helperClass] },
            { key: 'role', title: '做什么', cell: (p) => pairingRoleWords[p.role] },
            { key: 'from', title: '从哪天', cell: (p) => p.from },
            ...(ended === 'ended' ? [{ key: 'until', title: '到哪天', cell: (p: Pairing) => p.until ?? '' }] : []),
            { key: 'deed', title: '', deed: true, cell: (p) => p.can.includes('end') && <Button type="link" onClick={() => setEnding(p)}>解除</Button> },
          ]}
          empty={ended === 'ended' ? <Empty text="还没有解除过。" /> : <Empty text="还没有结对。可以一户一户结，也可以导一份结对名册。" action={pairs && <Button type="primary" onClick={() => go('/imports')}>导入名册</Button>} />}
        />
      </Panel>
      {ending && <EndPairing p={ending} onClose={() => setEnding(null)} onDone={list.reload} />}
    </>
  );
}

function EndPairing({ p, onClose, onDone }: { p: Pairing; onClose: () => void; onDone: () => void }) {
  const [reason, setReason] = useState('');
  const end = useAction('pairings.end');
  return (
    <Dialog title={`解除 ${p.helper} 和 ${p.family}？`} deed="解除" missing={!reason.trim() && '先写原因'} busy={end.busy} error={end.error} onClose={onClose} onDeed={() => void end.run({ id: p.id, reason: reason.trim() }).then((done) => { if (done) { onDone(); onClose(); } })}>
      <p>从今天起，他看不到这一家。以前的走访都留着。</p>
      <Field label="原因"><Input autoFocus aria-label="原因" maxLength={120} placeholder="帮扶人调走" value={reason} onChange={(event) => setReason(event.target.value)} /></Field>
    </Dialog>
  );
}

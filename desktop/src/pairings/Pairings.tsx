import '../members/members.css';
import { Button } from 'antd';
import { useState } from 'react';
import { aspects, aspectWords, helperClassWords, pairingLevelWords, pairingRoleWords } from '@guiyan/shared/domain/pairings';
import type { Output } from '@guiyan/shared/contract';
import { say, useHat } from '../api/session';
import { useList } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { DataTable } from '../ui/DataTable';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { go, useQueryState } from '../ui/route';
import { VillagePick } from '../ui/VillagePick';
import { Picks } from '../ui/words';
import { EndPairing } from './EndPairing';

type Pairing = Output<'pairings.list'>['rows'][number];

/** H1 Who helps whom. */
export function Screen(_: ScreenProps) {
  const hat = useHat().hat;
  const pairs = hat === 'clerk' || hat === 'secretary';
  const [village] = useQueryState<string>('village', '');
  const [ended, setEnded] = useQueryState<'now' | 'ended'>('show', 'now');
  const [ending, setEnding] = useState<Pairing | null>(null);
  const [aspect, setAspect] = useQueryState<'all' | (typeof aspects)[number]>('aspect', 'all');
  const list = useList('pairings.list', { ...(village && { village }), ended: ended === 'ended', ...(aspect !== 'all' && { aspect }) });
  return (
    <>
      <PageHead title={say('[pairing|结对]')} note={list.total === undefined ? undefined : `${list.total} 对`}>
        <VillagePick />
        {hat !== 'civil' && <Button onClick={() => go('/pairings/schemes')}>结对工程</Button>}
        {hat !== 'civil' && <Button onClick={() => go('/pairings/zones')}>包村包组</Button>}
        {hat !== 'civil' && <Button onClick={() => go('/pairings/left')}>没人帮的</Button>}
        {pairs && <Button onClick={() => go('/pairings/helpers')}>帮扶人</Button>}
        {pairs && <Button type="primary" onClick={() => go('/pairings/new')}>结一对</Button>}
      </PageHead>
      <Panel flush>
        <Picks label="哪些" kind="pill" value={ended} onPick={setEnded} items={[{ key: 'now', label: '现在的' }, { key: 'ended', label: '解除了的' }]} />
        <Picks label="帮哪样" kind="pill" value={aspect} onPick={setAspect} items={[{ key: 'all', label: '帮哪样的都看' }, ...aspects.map((key) => ({ key, label: aspectWords[key] }))]} />
        <DataTable
          list={list}
          rows={list.rows}
          rowKey={(p) => p.id}
          height={62}
          columns={[
            { key: 'family', title: '家庭', cell: (p) => <>{pairs ? <a className="name-link" href={href(`/families/${p.familyId}`)}>{p.family}</a> : <b className="name-link">{p.family}</b>}{p.person && <div className="second">{p.person}</div>}</> },
            { key: 'village', title: '村', cell: (p) => p.village },
            { key: 'helper', title: '帮扶人', cell: (p) => <>{p.unit || p.helper}{p.unit && <div className="second">{`联系人 ${p.helper}`}</div>}</> },
            { key: 'level', title: '哪一级', cell: (p) => (p.level ? pairingLevelWords[p.level] : '') },
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

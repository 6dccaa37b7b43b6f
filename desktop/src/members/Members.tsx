import './members.css';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { awayStates, memberStates, memberStateWords, trades, tradeWords, verifyStates, verifyStateWords, type MemberState, type Trade, type VerifyState } from '@guiyan/shared/domain/members';
import { provinces } from '@guiyan/shared/domain/regions';
import { say, useHat } from '../api/session';
import { useCall, useList, type RowOf } from '../api/useCall';
import { ExportRoster } from '../ledgers/ExportRoster';
import type { ScreenProps } from '../routes';
import { DataTable } from '../ui/DataTable';
import { Icon } from '../ui/Icon';
import { Empty, HowCounted, PageHead, Panel } from '../ui/Panel';
import { go, usePlace, useQueryState } from '../ui/route';
import { useSearchName } from '../ui/useSearchName';
import { VillagePick } from '../ui/VillagePick';
import { Picks } from '../ui/words';
import { StateOf } from './words';

type Going = 'all' | 'out' | 'in' | 'planned' | 'none';
type Lost = 'all' | 'silent' | 'proposed' | 'lost';
const filters = ['village', 'state', 'going', 'province', 'trade', 'verified', 'contact'];

/** R1 R3 The ledger of members away; filters stand in the address, the name looked for does not. */
export function Screen(_: ScreenProps) {
  const hat = useHat();
  const office = hat.hat === 'clerk' || hat.hat === 'secretary';
  const [village] = useQueryState<string>('village', '');
  const [state, setState] = useQueryState<MemberState | 'all'>('state', 'all');
  const [going, setGoing] = useQueryState<Going>('going', 'all');
  const [province, setProvince] = useQueryState<string>('province', '');
  const [trade, setTrade] = useQueryState<Trade | ''>('trade', '');
  const [verified, setVerified] = useQueryState<VerifyState | ''>('verified', '');
  const [contact, setContact] = useQueryState<Lost>('contact', 'all');
  const { query } = usePlace();
  const [exporting, setExporting] = useState(false);
  const name = useSearchName();
  const figures = useCall('members.count', village ? { village } : {});
  const list = useList('members.list', {
    ...(village && { village }), ...(name && { name }), ...(state !== 'all' && { state }), ...(province && { province }), ...(trade && { trade }), ...(verified && { verified }), ...(contact !== 'all' && { contact }),
    ...(going === 'none' ? { liaison: 'none' as const } : going !== 'all' ? { going } : {}),
  });
  const countOf = (key: MemberState) => figures.data?.states.find((s) => s.state === key)?.count;
  const months = figures.data?.outMonths;
  return (
    <>
      <PageHead title="流动党员" note={list.total === undefined ? undefined : `${list.total} 人${name ? `，找「${name}」` : ''}`}>
        <VillagePick />
        <Button onClick={() => go('/members/home')}>{say('[county_home]')}</Button>
        {office && <Button onClick={() => go('/members/verify')}>{say('[verify]')}</Button>}
        {office && <Button onClick={() => go('/members/liaisons')}>{say('[liaison]')}</Button>}
        {office && <Button icon={<Icon name="download" size={16} />} onClick={() => setExporting(true)}>导出花名册</Button>}
      </PageHead>
      <Panel flush>
        <div className="filter-row">
          <Picks label="算什么" kind="pill" value={state} onPick={setState} items={[
            { key: 'all', label: '在外的', ...(figures.data && { count: figures.data.total }) },
            ...memberStates.map((key) => ({ key, label: memberStateWords[key], ...((awayStates as readonly MemberState[]).includes(key) && countOf(key) !== undefined && { count: countOf(key)! }) })),
          ]} />
          {months && <HowCounted>{`从外出那天起按整月数，满 ${months} 个月是流动党员；没满但预计要出去 ${months} 个月的是预计流动；其余是短期外出。外出那天没记、或只记到月份年份还说不准的，是待核实。回家看看不重新数。在家的、流入的都不算流动党员。口径由县里定，在「设置、口径」里看。`}</HowCounted>}
        </div>
        <div className="filter-row filter-picks">
          <Select aria-label="去了哪里" value={going} onChange={setGoing} popupMatchSelectWidth={false} options={[{ value: 'all', label: '省内省外' }, { value: 'out', label: '省外' }, { value: 'in', label: '省内' }, { value: 'planned', label: '登记要走的' }, { value: 'none', label: say('没有[liaison]') }]} />
          <Select aria-label="哪个省" value={province} onChange={setProvince} showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={false} options={[{ value: '', label: '所有省份' }, ...provinces.map((p) => ({ value: p.code, label: p.short }))]} />
          <Select aria-label="做什么" value={trade} onChange={setTrade} popupMatchSelectWidth={false} options={[{ value: '' as const, label: '所有行业' }, ...trades.map((key) => ({ value: key, label: tradeWords[key] }))]} />
          <Select aria-label={say('[verify]了没有')} value={verified} onChange={setVerified} popupMatchSelectWidth={false} options={[{ value: '' as const, label: say('[verify]没[verify]') }, ...verifyStates.map((key) => ({ value: key, label: say(verifyStateWords[key]) }))]} />
          <Select aria-label="联系得上吗" value={contact} onChange={setContact} popupMatchSelectWidth={false} options={[{ value: 'all', label: '联系情况' }, { value: 'silent', label: '去向不明' }, { value: 'proposed', label: '已提请' }, { value: 'lost', label: '失联' }]} />
          {filters.some((key) => query.has(key)) && <Button type="link" onClick={() => go('/members', {}, { replace: true })}>条件都去掉</Button>}
        </div>
        <DataTable
          list={list}
          rows={list.rows}
          rowKey={(m) => m.id}
          height={48}
          onOpen={(m) => go(`/members/${m.id}`)}
          columns={[
            { key: 'name', title: '姓名', cell: (m) => <a className="name-link" href={`#/members/${m.id}`}>{m.name}</a> },
            { key: 'village', title: '村', cell: (m) => m.village },
            { key: 'state', title: '状态', cell: (m) => <StateOf state={m.state} contact={m.contact} /> },
            { key: 'place', title: '外出地点', cell: (m) => (isHere(m) ? '' : m.place || (m.inProvince === null ? <span className="note">没记</span> : m.inProvince ? '省内' : '省外')) },
            { key: 'job', title: '从事', cell: (m) => <span className="second">{m.job || (m.trade && tradeWords[m.trade])}</span> },
            { key: 'phone', title: '电话', cell: (m) => m.phone ?? <span className="note">没有</span> },
            { key: 'liaison', title: say('[liaison]'), cell: (m) => m.liaison ?? (isHere(m) ? '' : <span className="red-word">还没有</span>) },
            { key: 'last', title: '上次联系', cell: (m) => m.lastCheckinOn ?? (isHere(m) ? '' : <span className="note">还没有</span>) },
            { key: 'verified', title: say('[verify]'), cell: (m) => (isHere(m) ? '' : <Verified m={m} />) },
          ]}
          empty={<Nobody filtered={Boolean(name) || filters.some((key) => query.has(key))} office={office} />}
          foot="按区划次序列出"
        />
      </Panel>
      {exporting && <ExportRoster village={village} onClose={() => setExporting(false)} />}
    </>
  );
}

/** Nobody keeps in touch with whom nobody went away from. */
const isHere = ({ state }: RowOf<'members.list'>): boolean => state === 'home' || state === 'inflow';

function Verified({ m }: { m: RowOf<'members.list'> }) {
  if (m.verified === 'never') return <span className="note">{say(verifyStateWords.never)}</span>;
  return m.verified === 'stale' ? <span className="amber-word">{m.verifiedOn}，该再核</span> : <span>{m.verifiedOn}</span>;
}

function Nobody({ filtered, office }: { filtered: boolean; office: boolean }) {
  if (filtered) return <Empty text="这样找没有人。换个村，或者把上面的条件去掉。" />;
  return <Empty text="名册还是空的。" action={office && <Button type="primary" onClick={() => go('/imports')}>导入名册</Button>} />;
}

import { Button, Select } from 'antd';
import { addMonths, dayWords, monthOf } from '@guiyan/shared/domain/dates';
import type { Output } from '@guiyan/shared/contract';
import { aspects, aspectWords, visitOccasionWords, visitStateWords, visitWayWords } from '@guiyan/shared/domain/pairings';
import { useHat, useOff, useToday } from '../api/session';
import { useCall, useList } from '../api/useCall';
import { DataTable } from '../ui/DataTable';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { go, useQueryState } from '../ui/route';
import { Picks, StateWord, type Tone } from '../ui/words';

type Visit = Output<'visits.list'>['rows'][number];
const tones: Record<NonNullable<Visit['state']>, Tone> = { well: 'green', so_so: 'amber', trouble: 'red' };

/** H5 Visits that were made, newest first. */
export function Screen() {
  const today = useToday();
  const { hat } = useHat();
  const off = useOff();
  const [family, setFamily] = useQueryState<string>('family', '');
  // One family is asked about for all its visits, the whole place for a month.
  const [leaving, setLeaving] = useQueryState<string>('leaving', '');
  const [village] = useQueryState<string>('village', '');
  const [month, setMonth] = useQueryState<string>('month', family ? 'all' : monthOf(today));
  const [aspect, setAspect] = useQueryState<'all' | (typeof aspects)[number]>('aspect', 'all');
  const counts = useCall('visits.aspects', family || leaving || village || month === 'all' ? null : { month });
  const list = useList('visits.list', { ...(family && { familyId: family }), ...(month !== 'all' && { month }), ...(aspect !== 'all' && { aspect }), ...(leaving && { leaving: Number(leaving) }), ...(village && { village }) });
  const months = Array.from({ length: 12 }, (_, i) => monthOf(addMonths(today, -i)));
  const name = family && list.rows[0]?.family;
  return (
    <>
      <PageHead title="走访" note={leaving ? `${leaving} 年党员出门前的走访，${list.total ?? ''} 次` : family ? `只看${name || '这一户'}` : '谁去看了哪家，看到什么'}>
        {hat !== 'county' && <Button onClick={() => go('/visits/plan')}>怎么排</Button>}
        <Button onClick={() => go('/visits/drive')}>春节前走一遍</Button>
        <Button onClick={() => go('/visits/gifts')}>慰问</Button>
        {!off.includes('helpdays') && <Button onClick={() => go('/visits/help')}>帮工</Button>}
        {hat !== 'county' && <Button onClick={() => go('/visits/photos')}>照片</Button>}
        {leaving && <Button onClick={() => setLeaving('')}>看全部走访</Button>}
        {family && <Button onClick={() => setFamily('')}>看全部人家</Button>}
        <Select
          aria-label="哪个月"
          value={month}
          onChange={setMonth}
          popupMatchSelectWidth={false}
          options={[{ value: 'all', label: '全部月份' }, ...months.map((one) => ({ value: one, label: `${one.slice(0, 4)}年${Number(one.slice(5))}月` }))]}
        />
      </PageHead>
      <Panel flush>
        <Picks label="帮了哪样" kind="pill" value={aspect} onPick={setAspect} items={[{ key: 'all', label: '全部', ...(counts.data && { count: counts.data.visits }) }, ...aspects.map((key) => { const one = counts.data?.rows.find((r) => r.aspect === key); return { key, label: aspectWords[key], ...(one && { count: one.visits }) }; })]} />
        <DataTable<Visit>
          list={list}
          rows={list.rows}
          rowKey={(row) => row.id}
          height={62}
          columns={[
            { key: 'on', title: '哪天', cell: (row) => dayWords(row.on) },
            { key: 'family', title: '哪家', cell: (row) => <b className="row-name">{row.family}</b> },
            { key: 'by', title: '谁去的', cell: (row) => <>{row.by}<div className="second">{visitWayWords[row.way]}{row.paper && '，纸上录入'}</div></> },
            { key: 'occasion', title: '为什么去', cell: (row) => row.occasion && visitOccasionWords[row.occasion] },
            { key: 'state', title: '怎么样', cell: (row) => row.state && <StateWord tone={tones[row.state]}>{visitStateWords[row.state]}</StateWord> },
            { key: 'aspects', title: '帮了什么', cell: (row) => row.aspects.map((one) => aspectWords[one]).join('，') },
            { key: 'words', title: '怎么说的', cell: (row) => <><span className="cell-words">{row.words}</span>{row.photos.length > 0 && <div className="second">{`照片 ${row.photos.length} 张${row.photos.some((p) => p.state === 'waiting') ? '，有等人看的' : ''}`}</div>}</> },
            ...(hat === 'county' ? [] : [{ key: 'deed', title: '', deed: true, cell: (row: Visit) => row.requestId && <a href={href(`/requests/${row.requestId}`)}>看难处</a> }]),
          ]}
          empty={<Empty text={family ? '这家还没有走访。' : '这个月还没有走访。'} />}
        />
      </Panel>
    </>
  );
}

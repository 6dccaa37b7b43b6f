import { Select } from 'antd';
import type { Output } from '@guiyan/shared/contract';
import { dayWords } from '@guiyan/shared/domain/dates';
import { helpLengthWords, helpSeasons, helpSeasonWords, lands, landsWords, landWords, type HelpSeason, type Land } from '@guiyan/shared/domain/helpdays';
import { useToday } from '../api/session';
import { useCall, useList, type RowOf } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { Back } from '../ui/Back';
import { DataTable } from '../ui/DataTable';
import { Empty, HowCounted, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { useQueryState } from '../ui/route';
import { VillagePick } from '../ui/VillagePick';
import { Picks } from '../ui/words';

type Figures = Output<'helpdays.figures'>;
type Line = Omit<Figures['seasons'][number], 'season'> & { key: string; title: string; open: Record<string, string> };

/** H9 Help with work, by season and by village; each line opens the days it counts. */
export function Screen(_: ScreenProps) {
  const thisYear = Number(useToday().slice(0, 4));
  const [year, setYear] = useQueryState<string>('year', String(thisYear));
  const [village] = useQueryState<string>('village', '');
  const [season, setSeason] = useQueryState<'all' | HelpSeason>('season', 'all');
  const [land, setLand] = useQueryState<'all' | Land>('land', 'all');
  const of = { year: Number(year), ...(village && { village }) };
  const got = useCall('helpdays.figures', of);
  const list = useList('helpdays.list', { ...of, state: 'done', ...(season !== 'all' && { season }), ...(land !== 'all' && { land }) });
  const f = got.data;
  const here = (more: Record<string, string>) => href('/visits/help', { year, village: village || undefined, ...more });
  const lines: Line[] = f ? [...f.seasons.filter((s) => s.times > 0).map((s) => ({ ...s, key: s.season, title: helpSeasonWords[s.season], open: { season: s.season } })), ...(village ? [] : f.villages.map((v) => ({ ...v, key: v.villageId ?? 'none', title: v.village || '没有村', open: { village: v.villageId ?? '' } })))] : [];
  return (
    <>
      <Back to={href('/visits')}>走访</Back>
      <PageHead title="帮工" note={f && (f.times > 0 ? `${f.times} 次，${f.people} 人次，${f.labour} 个工，帮了 ${f.families} 户${landsWords(f.lands) && `，${landsWords(f.lands)}`}` : '这一年还没有记过')}>
        <Select aria-label="哪一年" value={year} onChange={setYear} options={Array.from({ length: 4 }, (_, i) => ({ value: String(thisYear - i), label: `${thisYear - i} 年` }))} />
        <VillagePick />
      </PageHead>
      <Panel flush title="按季节、按村" right={<HowCounted>一个人干一天算一个工，干半天算半个。按区划次序列，不按多少排。外出前的走访：党员出门那个月和上个月、出门那天以前去他家的走访。</HowCounted>}>
        <DataTable<Line>
          list={{ hasMore: false, loading: got.loading, error: got.error, more: got.reload, reload: got.reload, total: lines.length }} rows={lines} rowKey={(l) => l.key}
          columns={[
            { key: 'title', title: '季节或村', cell: (l) => <a className="name-link" href={here(l.open)}>{l.title}</a> },
            { key: 'times', title: '次', number: true, cell: (l) => l.times }, { key: 'families', title: '户', number: true, cell: (l) => l.families }, { key: 'people', title: '人次', number: true, cell: (l) => l.people },
            { key: 'labour', title: '工', number: true, cell: (l) => l.labour }, ...lands.map((one) => ({ key: one, title: `${landWords[one]}（亩）`, number: true, cell: (l: Line) => (l.lands[one] ? l.lands[one] / 100 : '') })),
          ]}
          empty={<Empty text="这一年还没有记过帮工。" />}
          foot={f && <a href={href('/visits', { leaving: year, month: 'all', village: village || undefined })}>{`外出前的走访 ${f.leaving.visits} 次，${f.leaving.members} 位党员出门前有人去过他家`}</a>}
        />
      </Panel>
      <Panel flush title="一天一天">
        <Picks label="什么活" kind="pill" value={season} onPick={setSeason} items={[{ key: 'all', label: '全部', ...(f && { count: f.times }) }, ...helpSeasons.map((key) => { const one = f?.seasons.find((s) => s.season === key); return { key, label: helpSeasonWords[key], ...(one && { count: one.times }) }; })]} />
        <Picks label="什么地" kind="pill" value={land} onPick={setLand} items={[{ key: 'all', label: '不管什么地' }, ...lands.map((key) => ({ key, label: landWords[key] }))]} />
        <DataTable<RowOf<'helpdays.list'>>
          list={list} rows={list.rows} rowKey={(d) => d.id} height={48}
          columns={[
            { key: 'on', title: '哪天', cell: (d) => dayWords(d.on) }, { key: 'family', title: '哪家', cell: (d) => <><b className="row-name">{d.family}</b> <span className="second">{d.village}</span></> }, { key: 'season', title: '什么活', cell: (d) => helpSeasonWords[d.season] },
            { key: 'long', title: '多久', cell: (d) => helpLengthWords[d.halves] }, { key: 'people', title: '几个人', number: true, cell: (d) => d.people }, { key: 'lands', title: '干了多少', cell: (d) => landsWords(d.lands) }, { key: 'helper', title: '谁去的', cell: (d) => d.helper }, { key: 'words', title: '说明', cell: (d) => <span className="cell-words">{d.words}</span> },
          ]}
          empty={<Empty text="没有。帮扶人在手机上记，记了这里就有。" />}
        />
      </Panel>
    </>
  );
}

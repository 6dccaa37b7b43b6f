import { Select } from 'antd';
import { clinicKinds, clinicWords, type ClinicKind } from '@guiyan/shared/domain/clinics';
import { dayWordsFrom } from '@guiyan/shared/domain/dates';
import type { Output } from '@guiyan/shared/contract';
import { useToday } from '../api/session';
import { useCall, useList } from '../api/useCall';
import { DataTable } from '../ui/DataTable';
import { Empty, HowCounted, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { useQueryState } from '../ui/route';
import { VillagePick } from '../ui/VillagePick';
import { Picks } from '../ui/words';

type Village = Output<'clinics.figures'>['villages'][number];

/** H11 Who was at clinics and check-ups, was brought medicine, or signed with a family doctor; attendance and nothing else. */
export function Screen() {
  const today = useToday();
  const thisYear = Number(today.slice(0, 4));
  const [year, setYear] = useQueryState<string>('year', String(thisYear));
  const [village] = useQueryState<string>('village', '');
  const [kind, setKind] = useQueryState<'all' | ClinicKind>('kind', 'all');
  const of = { year: Number(year), ...(village && { village }) };
  const got = useCall('clinics.figures', of);
  const list = useList('clinics.list', { ...of, ...(kind !== 'all' && { kind }) });
  const told = got.data?.kinds.filter((k) => k.times > 0).map((k) => `${clinicWords[k.kind]} ${k.times} 人次，${k.people} 人`).join('；');
  const timesOf = (v: Village, k: ClinicKind) => v.kinds.find((x) => x.kind === k)!;
  return (
    <>
      <PageHead title="义诊、体检、签约" note={told || (got.data ? '这一年还没有记过' : undefined)}>
        <Select aria-label="哪一年" value={year} onChange={setYear} options={Array.from({ length: 4 }, (_, i) => ({ value: String(thisYear - i), label: `${thisYear - i} 年` }))} />
        <VillagePick />
      </PageHead>
      {!village && (
        <Panel flush title="各村" right={<HowCounted>人次：一位老人去两回算两次；后面是几个人。只记谁到了，查出什么哪里都没有地方记。按区划次序列。</HowCounted>}>
          <DataTable<Village>
            list={{ hasMore: false, loading: got.loading, error: got.error, more: got.reload, reload: got.reload, total: got.data?.villages.length }} rows={got.data?.villages ?? []} rowKey={(v) => v.villageId ?? 'none'}
            columns={[
              { key: 'village', title: '村', cell: (v) => <b className="row-name">{v.village || '没有村'}</b> },
              ...clinicKinds.map((k) => ({ key: k, title: clinicWords[k], number: true, cell: (v: Village) => { const { times, people } = timesOf(v, k); return times > 0 ? <a href={href('/clinics', { year, village: v.villageId ?? undefined, kind: k })}>{`${times} 次，${people} 人`}</a> : ''; } })),
            ]}
            empty={<Empty text="还没有。帮扶人在手机上记，或者在一家的页面上记。" />}
          />
        </Panel>
      )}
      <Panel flush title="谁到了">
        <Picks label="什么" kind="pill" value={kind} onPick={setKind} items={[{ key: 'all', label: '全部' }, ...clinicKinds.map((key) => { const k = got.data?.kinds.find((x) => x.kind === key); return { key, label: clinicWords[key], ...(k && { count: k.times }) }; })]} />
        <DataTable
          list={list} rows={list.rows} rowKey={(a) => a.id}
          columns={[{ key: 'on', title: '哪天', width: 120, cell: (a) => dayWordsFrom(a.on, today) }, { key: 'kind', title: '什么', width: 140, cell: (a) => clinicWords[a.kind] }, { key: 'who', title: '谁到了', cell: (a) => <b className="row-name">{a.person}</b> }, { key: 'village', title: '村', cell: (a) => a.village }, { key: 'by', title: '谁记的', width: 110, cell: (a) => a.by }]}
          empty={<Empty text="这一年没有。" />}
        />
      </Panel>
    </>
  );
}

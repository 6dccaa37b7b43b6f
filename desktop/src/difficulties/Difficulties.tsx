import { Select } from 'antd';
import type { Output } from '@guiyan/shared/contract';
import { fullDayWords } from '@guiyan/shared/domain/dates';
import { difficultyKinds, difficultyKindWords, type DifficultyKind, difficultySources, difficultySourceWords, type DifficultySource } from '@guiyan/shared/domain/difficulties';
import { useHat } from '../api/session';
import { useAction, useCall, useList } from '../api/useCall';
import { stateTones, stateWords } from '../requests/words';
import type { ScreenProps } from '../routes';
import { DataTable } from '../ui/DataTable';
import { ErrorLine } from '../ui/ErrorView';
import { Empty, HowCounted, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { useQueryState } from '../ui/route';
import { Picks, StateWord } from '../ui/words';

type Row = Output<'difficulties.list'>['rows'][number];
type Place = Output<'difficulties.figures'>['places'][number];
type Which = 'open' | 'solved';
const kindChoices = difficultyKinds.map((value) => ({ value, label: difficultyKindWords[value] }));

/** S11 What somebody told to be hard: open until they have heard the result and said yes. */
export function Screen(_: ScreenProps) {
  const { hat } = useHat();
  return (
    <>
      <PageHead title="困难台账" note="走访、报平安、电话里、家里的事里说的难处；办好了、本人点了头才算解决" />
      <Figures />
      {hat !== 'county' && <Register />}
    </>
  );
}

function Figures() {
  const { data } = useCall('difficulties.figures', {});
  const { hat } = useHat();
  if (!data) return null;
  const ended = data.rows.reduce((n, r) => n + r.ended, 0);
  const sum = (of: typeof data.rows, what: 'raised' | 'solved') => of.reduce((n, r) => n + r[what], 0);
  const words = { finance: '钱上的', other: '别的', none: '还没分' } as const;
  return (
    <>
    <Panel title={`没解决的 ${data.open} 件；今年说起 ${sum(data.rows, 'raised')} 件，解决 ${sum(data.rows, 'solved')} 件${ended ? `，没办成 ${ended} 件` : ''}`} right={<HowCounted>{`${fullDayWords(data.from)}到${fullDayWords(data.until)}说起的，按今天办到哪一步数。收回的不算。没解决的不管哪年说起，都数到今天；没办成、跟本人说清了的，不算没解决，也不算解决。`}</HowCounted>}>
      <p className="note">{(['finance', 'other', 'none'] as const).map((kind) => { const of = data.rows.filter((r) => r.kind === kind); return `${words[kind]} ${sum(of, 'raised')} 件，解决 ${sum(of, 'solved')} 件`; }).join('；')}</p>
    </Panel>
    {hat === 'county' && (
      <Panel flush title={`各乡镇没解决的，加起来 ${data.open} 件`} right={<span className="note">县里只看件数，不看是谁</span>}>
        <DataTable<Place> rows={data.places} rowKey={(p) => p.orgId ?? ''} columns={[{ key: 'name', title: '乡镇', cell: (p) => p.name || '没写明哪个乡镇' }, { key: 'open', title: '没解决', number: true, cell: (p) => p.open }]} empty={<Empty text="没有等着解决的难处。" />} />
      </Panel>
    )}
    </>
  );
}

function Register() {
  const [which, setWhich] = useQueryState<Which>('show', 'open');
  const [kind, setKind] = useQueryState<DifficultyKind | 'none' | ''>('kind', '');
  const [source, setSource] = useQueryState<DifficultySource | ''>('source', '');
  const list = useList('difficulties.list', { solved: which === 'solved', limit: 50, ...(kind ? { kind } : {}), ...(source ? { source } : {}) });
  const sort = useAction('difficulties.setKind');
  const put = (row: Row, to: DifficultyKind) => void sort.run({ id: row.id, kind: to }).then((next) => next && list.change((rows) => rows.map((r) => (r.id === next.id ? next : r))));
  return (
    <Panel flush title={<Picks<Which> label="看哪些" value={which} onPick={setWhich} items={[{ key: 'open', label: '没解决的' }, { key: 'solved', label: '了结的' }]} />} right={<>
      <Select aria-label="哪一类" value={kind} style={{ width: 110 }} onChange={setKind} options={[{ value: '', label: '各类' }, ...kindChoices, { value: 'none', label: '还没分' }]} />
      <Select aria-label="哪里说的" value={source} style={{ width: 140 }} onChange={setSource} options={[{ value: '', label: '哪里说的都看' }, ...difficultySources.map((value) => ({ value, label: difficultySourceWords[value] }))]} />
    </>}>
      <ErrorLine error={sort.error} />
      <DataTable<Row>
        list={list}
        rows={list.rows}
        rowKey={(d) => d.id}
        height={62}
        columns={[
          { key: 'who', title: '谁家', cell: (d) => <><b className="row-name">{d.who}</b><br /><span className="note">{d.village}</span></> },
          { key: 'text', title: '难处', cell: (d) => <>{d.text}<br /><span className="note">{`${fullDayWords(d.raisedOn)}，${difficultySourceWords[d.source]}`}</span></> },
          { key: 'kind', title: '哪一类', cell: (d) => <Select aria-label="哪一类" size="small" value={d.kind} placeholder="选一类" style={{ width: 90 }} onChange={(to: DifficultyKind) => put(d, to)} options={kindChoices} /> },
          which === 'solved'
            ? { key: 'how', title: '怎么了结的', cell: (d) => <>{d.status === 'ended' && <><StateWord tone="plain">没办成</StateWord> </>}{d.solution}<br /><span className="note">{d.solvedOn && fullDayWords(d.solvedOn)}</span></> }
            : { key: 'state', title: '到哪一步', cell: (d) => <><StateWord tone={stateTones[d.status]}>{stateWords[d.status]}</StateWord>{d.owner && <><br /><span className="note">{`${d.owner}在办`}</span></>}</> },
          { key: 'deed', title: '', deed: true, cell: (d) => <a href={href(`/requests/${d.id}`)}>看这件事</a> },
        ]}
        empty={<Empty text={which === 'solved' ? '还没有了结的。' : '没有等着解决的难处。走访、报平安、电话里说起的，会自己列在这里。'} />}
      />
    </Panel>
  );
}

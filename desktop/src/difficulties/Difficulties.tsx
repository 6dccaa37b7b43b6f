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
type Which = 'open' | 'solved';
const kindChoices = difficultyKinds.map((value) => ({ value, label: difficultyKindWords[value] }));

/** S11 What somebody told to be hard: open until they have heard the result and said yes. */
export function Screen(_: ScreenProps) {
  const { hat } = useHat();
  return (
    <>
      <PageHead title="困难台账" note="走访、报平安、电话里说的难处；办好了、本人点了头才算解决" />
      <Figures />
      {hat !== 'county' && <Register />}
    </>
  );
}

function Figures() {
  const { data } = useCall('difficulties.figures', {});
  if (!data) return null;
  const sum = (of: typeof data.rows, what: 'raised' | 'solved') => of.reduce((n, r) => n + r[what], 0);
  const words = { finance: '钱上的', other: '别的', none: '还没分' } as const;
  return (
    <Panel title={`今年说起 ${sum(data.rows, 'raised')} 件，解决 ${sum(data.rows, 'solved')} 件`} right={<HowCounted>{`${fullDayWords(data.from)}到${fullDayWords(data.until)}说起的，按今天办到哪一步数。收回的不算。`}</HowCounted>}>
      <p className="note">{(['finance', 'other', 'none'] as const).map((kind) => { const of = data.rows.filter((r) => r.kind === kind); return `${words[kind]} ${sum(of, 'raised')} 件，解决 ${sum(of, 'solved')} 件`; }).join('；')}</p>
    </Panel>
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
    <Panel flush title={<Picks<Which> label="看哪些" value={which} onPick={setWhich} items={[{ key: 'open', label: '没解决的' }, { key: 'solved', label: '解决了的' }]} />} right={<>
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
            ? { key: 'how', title: '怎么解决的', cell: (d) => <>{d.solution}<br /><span className="note">{d.solvedOn && fullDayWords(d.solvedOn)}</span></> }
            : { key: 'state', title: '到哪一步', cell: (d) => <><StateWord tone={stateTones[d.status]}>{stateWords[d.status]}</StateWord>{d.owner && <><br /><span className="note">{`${d.owner}在办`}</span></>}</> },
          { key: 'deed', title: '', deed: true, cell: (d) => <a href={href(`/requests/${d.id}`)}>看这件事</a> },
        ]}
        empty={<Empty text={which === 'solved' ? '还没有解决了的。' : '没有等着解决的难处。走访、报平安、电话里说起的，会自己列在这里。'} />}
      />
    </Panel>
  );
}

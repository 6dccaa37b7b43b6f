import { Button, Select } from 'antd';
import { useState } from 'react';
import { surveyDiffs, surveyDiffWords, surveyHowWords, surveyKinds, surveyKindWords, surveyOutcomeWords, surveyReasonWords, type SurveyHow, type SurveyKind } from '@guiyan/shared/domain/surveys';
import { useList } from '../api/useCall';
import { DataTable, type Column } from '../ui/DataTable';
import { Empty } from '../ui/Panel';
import { useQueryState } from '../ui/route';
import { useSearchName } from '../ui/useSearchName';
import { VillagePick } from '../ui/VillagePick';
import { Picks, StateWord } from '../ui/words';
import { DecideDialog } from './DecideDialog';
import { SubjectDialog } from './SubjectDialog';
import { diffTones, fieldList, type Round, type Subject } from './words';

type State = 'any' | 'left' | 'done' | 'undecided';
type Diff = 'none' | 'any' | (typeof surveyDiffs)[number];

/** R8 Subjects of a round with filters kept in the address; what wants a decision is decided here, one or many at once. */
export function Subjects({ round, undecided, onDone }: { round: Round; undecided: boolean; onDone: () => void }) {
  const [village] = useQueryState<string>('village', '');
  const [kind, setKind] = useQueryState<SurveyKind | ''>('kind', '');
  const [state, setState] = useQueryState<State>('state', 'any');
  const [diff, setDiff] = useQueryState<Diff>('diff', 'none');
  const name = useSearchName();
  const [keys, setKeys] = useState<string[]>([]);
  const [opened, setOpened] = useState<string | null>(null);
  const [deciding, setDeciding] = useState<SurveyHow | null>(null);
  const list = useList('surveys.subjects', {
    roundId: round.id, ...(village && { village }), ...(kind && { kind }), ...(name && { name }), ...(undecided ? { state: 'undecided' as const } : state === 'any' ? {} : { state }), ...(diff === 'none' ? {} : { diff }),
  });
  const decides = round.can.includes('decide');
  const picked = list.rows.filter((s) => keys.includes(s.id));
  const shared = picked.length ? picked[0]!.choices.filter((how) => picked.every((s) => s.choices.includes(how))) : [];
  const changed = () => { setKeys([]); setDeciding(null); list.reload(); onDone(); };
  const columns: Column<Subject>[] = [
    { key: 'name', title: '姓名', cell: (s) => <><button type="button" className="plain-button name-link" onClick={() => setOpened(s.id)}>{s.name}</button><div className="note">{[surveyKindWords[s.kind], s.age === null ? '' : `${s.age} 岁`].filter(Boolean).join('，')}</div></> },
    { key: 'where', title: '哪一户', cell: (s) => <>{s.family}<div className="note">{s.village}{s.groupName}</div></> },
    { key: 'found', title: '上门问到的', cell: (s) => (s.origin === 'before' ? <span className="note">上一轮的，这轮不用访</span> : s.outcome ? <>{surveyOutcomeWords[s.outcome]}<div className="note">{s.surveyedOn} {s.by}</div></> : <span className="note">还没访</span>) },
    { key: 'diff', title: '和上一轮比', cell: (s) => (s.diff ? <><StateWord tone={diffTones[s.diff]}>{surveyDiffWords[s.diff]}</StateWord><div className="note">{[s.reason && surveyReasonWords[s.reason], fieldList(s.fields)].filter(Boolean).join('：')}</div></> : <span className="note">{s.outcome ? '一样' : ''}</span>) },
    { key: 'decision', title: '怎么定的', cell: (s) => (s.decision ? <>{surveyHowWords[s.decision.how]}<div className="note">{[s.decision.words, s.decision.by].filter(Boolean).join('，')}</div></> : s.diff || (s.outcome === null && s.origin !== 'before') ? <span className="amber-word">还没定</span> : <span className="note">不用定</span>) },
    { key: 'deed', title: '', deed: true, cell: (s) => <Button type="link" onClick={() => setOpened(s.id)}>{decides && s.choices.length && !s.decision ? '看过再定' : '看'}</Button> },
  ];
  return (
    <>
      <div className="survey-filters">
        {!undecided && <Picks kind="pill" label="访到没有" value={state} onPick={setState} items={[{ key: 'any', label: '全部' }, { key: 'left', label: '还没访' }, { key: 'done', label: '访到了' }]} />}
        <Select aria-label="差异" value={diff} onChange={setDiff} style={{ width: 130 }} options={[{ value: 'none', label: '差异不论' }, { value: 'any', label: '有差异的' }, ...surveyDiffs.map((value) => ({ value, label: surveyDiffWords[value] }))]} />
        <Select aria-label="哪一类" value={kind} onChange={setKind} style={{ width: 170 }} options={[{ value: '', label: '各类' }, ...surveyKinds.map((value) => ({ value, label: surveyKindWords[value] }))]} />
        <VillagePick />
      </div>
      {decides && picked.length > 0 && (
        <div className="survey-bulk">
          <span>{`选了 ${picked.length} 条`}</span>
          {shared.map((how) => <Button key={how} onClick={() => setDeciding(how)}>{surveyHowWords[how]}</Button>)}
          {shared.length === 0 && <span className="note">这几条没有一样的定法，请分开选</span>}
        </div>
      )}
      <DataTable<Subject>
        list={list}
        rows={list.rows}
        rowKey={(s) => s.id}
        height={62}
        current={opened ?? undefined}
        {...(decides && undecided ? { selection: { keys, onChange: setKeys } } : {})}
        columns={columns}
        empty={<Empty text={undecided ? '都定了，可以结束这一轮。' : '这样找没有。把上面的条件去掉再看。'} />}
        foot="按区划次序列出"
      />
      {opened && <SubjectDialog id={opened} onClose={() => setOpened(null)} onDone={changed} />}
      {deciding && <DecideDialog how={deciding} of={picked} onClose={() => setDeciding(null)} onDone={changed} />}
    </>
  );
}

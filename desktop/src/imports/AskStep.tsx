import { Button } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useAction, useList } from '../api/useCall';
import { save } from '../api/files';
import { ErrorLine, ErrorView } from '../ui/ErrorView';
import { FootBar } from '../ui/FootBar';
import { GreyLines } from '../ui/Grey';
import { Icon } from '../ui/Icon';
import { Empty } from '../ui/Panel';
import { go, useQueryState } from '../ui/route';
import { Picks } from '../ui/words';
import { PartBar, Swatch } from '../ui/figures';
import { useAnswers } from './useAnswers';
import { QuestionRow } from './QuestionRow';
import { SheetPanel } from './SheetPanel';
import { DropIt, type StepProps } from './Work';
import { storable, type Import, type Question } from './words';

/** Rows drawn before 往下还有. */
const shownAtFirst = 30;

/** R12 Step 3: one row a doubt; an answer is kept at once, so one may leave at any time. */
export function AskStep({ i, onChange, onStep }: StepProps) {
  const list = useList('imports.questions', { id: i.id, limit: 200 });
  const { rows, hasMore, loading, error, more } = list;
  useEffect(() => {
    if (hasMore && !loading && !error) more();
  }, [hasMore, loading, error, more]);
  const [kind, setKind] = useQueryState<string>('kind', 'all');
  const [shown, setShown] = useState(shownAtFirst);
  const [picked, setPicked] = useState<string | null>(null);
  const answer = useAnswers(i, list, onChange);
  const tryOut = useAction('imports.dryRun');
  const kinds = useMemo(() => [...new Map(rows.map((q) => [q.kind, q.kindLabel]))], [rows]);
  const wanted = kind === 'all' ? rows : rows.filter((q) => q.kind === kind);
  const current = rows.find((q) => q.key === picked) ?? wanted.find((q) => q.answer === null) ?? wanted[0] ?? null;

  const give = (q: Question, value: string, alike: boolean) => {
    setPicked(q.key);
    return answer.give(q, value, alike);
  };
  const open = i.asked - i.answered;
  return (
    <>
      <Tally i={i} />
      {error && rows.length === 0 ? <ErrorView error={error} onRetry={list.reload} /> : (
        <div className="ask">
          <section className="panel panel-flush">
            {rows.length > 0 && <Picks label="要问的" kind="pill" items={[{ key: 'all', label: '全部', count: rows.length }, ...kinds.map(([key, label]) => ({ key, label, count: rows.filter((q) => q.kind === key).length }))]} value={kind} onPick={(next) => { setKind(next); setPicked(null); setShown(shownAtFirst); }} />}
            <div className="ask-head" aria-hidden={rows.length === 0}><span>谁</span><span>表里写的</span><span>认成</span><span>要问的</span></div>
            {rows.length === 0 && (loading ? <div className="ask-wait"><GreyLines /></div> : <Empty text="没有要问的，都认得出。往下试一遍就行。" />)}
            <ol className="questions">
              {wanted.slice(0, shown).map((q) => (
                <QuestionRow key={q.key} q={q} current={q.key === current?.key} busy={answer.busy} onPick={() => setPicked(q.key)} onAnswer={(value) => give(q, value, false)} />
              ))}
            </ol>
            {wanted.length > shown && (
              <button type="button" className="plain-button table-more" onClick={() => setShown(shown + 100)}>往下还有 {wanted.length - shown} 格<Icon name="down" size={14} /></button>
            )}
          </section>
          {current && <SheetPanel key={`${current.sheet}!${current.row}`} id={i.id} q={current} alike={rows.filter((o) => o.group === current.group && o.key !== current.key && o.answer === null)} busy={answer.busy} onAnswer={(q, value) => void give(q, value, true)} />}
        </div>
      )}
      <ErrorLine error={answer.error ?? tryOut.error} />
      <FootBar progress={i.asked > 0 ? { text: `${i.asked} 格要问，答了 ${i.answered} 格`, done: i.answered, all: i.asked } : undefined} safe={open > 0 ? `空格不会盖掉库里已有的，答到一半也能走开` : '试的时候不存。空格不会盖掉库里已有的'}>
        <DropIt i={i} />
        <Button onClick={() => go('/imports')}>先放着</Button>
        <Button type="primary" disabled={open > 0 || answer.busy} title={open > 0 ? `还有 ${open} 格没答` : undefined} loading={tryOut.busy} onClick={() => void tryOut.run({ id: i.id }).then((reply) => { if (reply) { onChange(reply); onStep('tried'); } })}>
          先试一遍 {storable(i)} 行
        </Button>
      </FootBar>
    </>
  );
}

/** The bar that adds up to every row of the file. */
export function Tally({ i }: { i: Import }) {
  const { counts } = i;
  const ready = storable(i);
  return (
    <section className="panel tally">
      <PartBar label={`${ready} 行可以存，${counts.question} 行要问，${counts.refused} 行不能存`} height={10} parts={[{ value: ready, tone: 'green' }, { value: counts.question + counts.refused, tone: 'red' }, { value: counts.merged + counts.skipped, tone: 'todo' }]} />
      <span><Swatch tone="green" /><b>{ready} 行</b>可以存</span>
      {counts.question > 0 && <span><Swatch tone="red" /><b>{counts.question} 行</b>要问你</span>}
      {counts.refused > 0 && <span><Swatch tone="red" /><b>{counts.refused} 行</b>不能存</span>}
      {counts.merged > 0 && <span><Swatch tone="todo" /><b>{counts.merged} 行</b>合并</span>}
      {counts.skipped > 0 && <span><Swatch tone="todo" /><b>{counts.skipped} 行</b>略过，合计和空行</span>}
      {counts.skipped + counts.refused > 0 && <FailedRows i={i} words="下载略过的行" />}
    </section>
  );
}

export function FailedRows({ i, words }: { i: Import; words: string }) {
  const failed = useAction('imports.failedRows');
  if (!i.can.includes('failed_rows')) return null;
  return (
    <span className="tally-deed">
      <Button type="link" loading={failed.busy} onClick={() => void failed.run({ id: i.id }).then((link) => link && save(link))}>{words}</Button>
      <ErrorLine error={failed.error} />
    </span>
  );
}

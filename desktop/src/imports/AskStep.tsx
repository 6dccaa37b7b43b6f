import { Button } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useAction, useList } from '../api/useCall';
import { ErrorLine, ErrorView } from '../ui/ErrorView';
import { FootBar } from '../ui/FootBar';
import { GreyLines } from '../ui/Grey';
import { Icon } from '../ui/Icon';
import { Empty } from '../ui/Panel';
import { go, useQueryState } from '../ui/route';
import { Picks } from '../ui/words';
import { useAnswers } from './useAnswers';
import { QuestionRow } from './QuestionRow';
import { SheetPanel } from './SheetPanel';
import { DropIt } from './DropIt';
import type { StepProps } from './steps';
import { Tally } from './Tally';
import { storable, type Question } from './words';

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

  const give = (q: Question, value: string) => {
    setPicked(q.key);
    return answer.give([q], value);
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
                <QuestionRow key={q.key} q={q} current={q.key === current?.key} busy={answer.busy} onPick={() => setPicked(q.key)} onAnswer={(value) => give(q, value)} />
              ))}
            </ol>
            {wanted.length > shown && (
              <button type="button" className="plain-button table-more" onClick={() => setShown(shown + 100)}>往下还有 {wanted.length - shown} 格<Icon name="down" size={14} /></button>
            )}
          </section>
          {current && <SheetPanel key={`${current.sheet}!${current.row}`} id={i.id} q={current} alike={rows.filter((o) => o.group === current.group && o.key !== current.key && o.answer === null)} busy={answer.busy} onAnswer={(questions, value) => void answer.give(questions, value)} />}
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

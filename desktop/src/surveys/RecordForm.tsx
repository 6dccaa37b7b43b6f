import { Button, Input } from 'antd';
import { useState } from 'react';
import { startOfDay } from '@guiyan/shared/domain/dates';
import { fieldsOf, labours, labourWords, surveyFieldWords, surveyOutcomes, surveyOutcomeWords, type Labour, type SurveyFacts, type SurveyOutcome } from '@guiyan/shared/domain/surveys';
import { useToday } from '../api/session';
import { useAction } from '../api/useCall';
import { ErrorLine } from '../ui/ErrorView';
import { Field, isMobile } from '../ui/Field';
import { Picks } from '../ui/words';
import type { SubjectPage } from './words';

const NOON = 12 * 3_600_000;

/** What somebody wrote with a pen on the printed list, under the day he was there. */
export function RecordForm({ of, onBack, onDone }: { of: SubjectPage; onBack: () => void; onDone: () => void }) {
  const today = useToday();
  const [on, setOn] = useState(today);
  const [outcome, setOutcome] = useState<SurveyOutcome>(of.outcome ?? 'here');
  const [facts, setFacts] = useState<SurveyFacts>({});
  const [words, setWords] = useState('');
  const record = useAction('surveys.record');
  // Of a child without a consent only whether it is there.
  const closed = of.child !== null && of.child.stage !== 'closed' && !of.child.consented;
  const fields = outcome === 'here' && !closed ? fieldsOf(of.kind) : [];
  const told = Object.fromEntries(fields.flatMap((f) => (facts[f]?.trim() ? [[f, facts[f].trim()]] : [])));
  const missing = !on || on > today ? '上门那天是哪天' : facts.phone && !isMobile(facts.phone) ? '电话要 11 位' : '';
  const send = () => void record.run({ id: of.id, outcome, ...told, words: closed ? '' : words.trim(), ...(on === today ? {} : { happenedAt: startOfDay(on) + NOON }) }).then((done) => done && onDone());
  return (
    <div className="dialog">
      <Field label="哪天上门"><Input type="date" aria-label="哪天上门" max={today} value={on} style={{ width: 160 }} onChange={(event) => setOn(event.target.value)} /></Field>
      <Field label="问到的"><Picks kind="chip" label="问到的" value={outcome} onPick={setOutcome} items={surveyOutcomes.map((key) => ({ key, label: surveyOutcomeWords[key] }))} /></Field>
      {closed && <p className="note">还没有取得同意，只记在不在家。同意在家庭页上记。</p>}
      {fields.map((f) => (
        <Field key={f} label={surveyFieldWords[f]}>
          {f === 'labour' ? <Picks kind="chip" label="劳动能力" value={(facts.labour || null) as Labour | null} onPick={(labour) => setFacts({ ...facts, labour })} items={labours.map((key) => ({ key, label: labourWords[key] }))} /> : (
            <Input aria-label={surveyFieldWords[f]} maxLength={f === 'needs' || f === 'health' ? 200 : f === 'phone' ? 11 : 60} value={facts[f] ?? ''} onChange={(event) => setFacts({ ...facts, [f]: event.target.value })} />
          )}
        </Field>
      ))}
      {!closed && <Field label="说一句" note="可以不写"><Input aria-label="说一句" maxLength={200} value={words} onChange={(event) => setWords(event.target.value)} /></Field>}
      <ErrorLine error={record.error} />
      <div className="modal-buttons">
        {missing && <span className="note">{missing}</span>}
        <Button onClick={onBack}>先不了</Button>
        <Button type="primary" loading={record.busy} disabled={Boolean(missing)} onClick={send}>记下</Button>
      </div>
    </div>
  );
}

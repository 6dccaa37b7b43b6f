import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { fieldsOf, labourWords, needsWords, surveyDiffWords, surveyFieldWords, surveyHowWords, surveyKindWords, surveyOutcomeWords, surveyReasons, surveyReasonWords, type SurveyField, type SurveyHow, type SurveyReason } from '@guiyan/shared/domain/surveys';
import { say } from '../api/session';
import { useAction, useCall } from '../api/useCall';
import { ErrorLine, ErrorView } from '../ui/ErrorView';
import { Field } from '../ui/Field';
import { GreyLines } from '../ui/Grey';
import { Picks } from '../ui/words';
import { RecordForm } from './RecordForm';
import type { SubjectPage } from './words';

/** One subject: what stood before and what was found, the decision in place, and writing it in from paper. */
export function SubjectDialog({ id, onClose, onDone }: { id: string; onClose: () => void; onDone: () => void }) {
  const got = useCall('surveys.subject', { id });
  const [writing, setWriting] = useState(false);
  const s = got.data;
  const recorded = () => { setWriting(false); got.reload(); onDone(); };
  const decided = () => { onDone(); onClose(); };
  return (
    <Modal open title={s ? `${s.name}，${surveyKindWords[s.kind]}` : '正在取'} footer={null} width={620} onCancel={onClose} destroyOnHidden>
      {got.error && !s ? <ErrorView error={got.error} onRetry={got.reload} /> : !s ? <GreyLines /> : writing ? <RecordForm of={s} onBack={() => setWriting(false)} onDone={recorded} /> : (
        <div className="dialog">
          <p className="note">{[`${s.village}${s.groupName}`, s.family, s.age === null ? '' : `${s.age} 岁`, s.phone ?? ''].filter(Boolean).join('，')}</p>
          <Found s={s} />
          {s.can.includes('record') && <p><Button size="small" onClick={() => setWriting(true)}>{s.outcome ? '再记一次' : '照纸上记'}</Button></p>}
          {s.decision && <p>{`${s.decision.on} ${s.decision.by}定：${surveyHowWords[s.decision.how]}${s.decision.words ? `，${s.decision.words}` : ''}`}</p>}
          {s.can.includes('decide') && s.choices.length > 0 && <Decide key={s.decision?.on ?? ''} s={s} onDone={decided} />}
        </div>
      )}
    </Modal>
  );
}

const valueWords = (field: SurveyField, value: string | undefined): string => (value && field === 'labour' ? labourWords[value as keyof typeof labourWords] : value ?? '');

/** Before and now side by side; a value this reader may not have is told to be there. */
function Found({ s }: { s: SubjectPage }) {
  const [now, ...earlier] = s.snapshots;
  const fields = fieldsOf(s.kind).filter((f) => now?.facts[f] || s.before?.facts[f]);
  return (
    <>
      <p><b>{s.origin === 'before' ? '上一轮的，这一轮不在名单里' : now ? `${surveyOutcomeWords[now.outcome]}` : '还没访到'}</b>{now && <span className="note">{`　${now.on} ${now.by}${now.words ? `：${now.words}` : ''}`}</span>}{s.diff && <span>{`　${surveyDiffWords[s.diff]}${s.reason ? `，${surveyReasonWords[s.reason]}` : ''}`}</span>}</p>
      {(now?.hidden || s.before?.hidden) && <p className="note">{`${say('孩子的情况只有村支书、[liaison]和民政看得到')}${s.fields.length ? `；有变化的是：${s.fields.map((f) => surveyFieldWords[f]).join('、')}` : ''}。不看内容也可以照新情况改名册。`}</p>}
      {s.child && !s.child.consented && <p className="note">{s.child.stage === 'own' ? '孩子满十四岁了，还没有取得本人同意，只记在不在家。' : '还没有取得监护人同意，只记在不在家。'}</p>}
      {fields.length > 0 && (
        <table className="survey-facts">
          <thead><tr><th /><th>{s.before?.on ? `上一轮 ${s.before.on}` : '名册上'}</th><th>这一轮</th></tr></thead>
          <tbody>{fields.map((f) => <tr key={f} className={s.fields.includes(f) ? 'differs' : undefined}><th>{surveyFieldWords[f]}</th><td>{valueWords(f, s.before?.facts[f])}</td><td>{valueWords(f, now?.facts[f]) || <span className="note">没问</span>}</td></tr>)}</tbody>
        </table>
      )}
      {earlier.length > 0 && <ul className="survey-turns">{earlier.map((x) => <li key={x.id} className="note"><span>{x.on}</span><span>{x.by}</span><span>{`${surveyOutcomeWords[x.outcome]}${x.words ? `，${x.words}` : ''}`}</span></li>)}</ul>}
    </>
  );
}

function Decide({ s, onDone }: { s: SubjectPage; onDone: () => void }) {
  const [how, setHow] = useState<SurveyHow>(s.choices[0]!);
  const [reason, setReason] = useState<SurveyReason | undefined>(s.reason ?? undefined);
  const [words, setWords] = useState('');
  const decide = useAction('surveys.decide');
  const missing = needsWords(how) && !words.trim();
  const send = () => void decide.run({ ids: [s.id], how, ...(reason ? { reason } : {}), words: words.trim() }).then((done) => done && onDone());
  return (
    <>
      <Field label="怎么定"><Picks kind="chip" label="怎么定" value={how} onPick={setHow} items={s.choices.map((key) => ({ key, label: surveyHowWords[key] }))} /></Field>
      {s.diff && <Field label="原因"><Select aria-label="原因" style={{ width: 240 }} value={reason} onChange={setReason} options={surveyReasons.map((value) => ({ value, label: surveyReasonWords[value] }))} /></Field>}
      <Field label={needsWords(how) ? '为什么' : '说一句'} note={needsWords(how) ? undefined : '可以不写'}><Input aria-label="为什么" maxLength={200} value={words} onChange={(event) => setWords(event.target.value)} /></Field>
      <ErrorLine error={decide.error} />
      <div className="modal-buttons">
        {missing && <span className="note">名册不动的，写一句为什么</span>}
        <Button type="primary" loading={decide.busy} disabled={missing} onClick={send}>就这样定</Button>
      </div>
    </>
  );
}

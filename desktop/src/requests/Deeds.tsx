import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { hatTitle, type Hat } from '@guiyan/shared/domain/hats';
import { attemptsBeforeClose } from '@guiyan/shared/domain/requests';
import { useAction, useCall } from '../api/useCall';
import { Dialog } from '../ui/Dialog';
import { ErrorLine } from '../ui/ErrorView';
import { Field } from '../ui/Field';
import { SayBox } from '../ui/SayBox';
import type { RequestPage } from './words';

interface Props { request: RequestPage; replace: (next: RequestPage) => void }
type Asked = 'papers' | 'pass' | 'suspend' | 'end' | 'bounce' | 'resume' | 'bring';

/** What may be done now, as the reply says: the answer in the open, all else behind a button of its own. */
export function Deeds({ request, replace }: Props) {
  const { id, can } = request;
  const [asking, setAsking] = useState<Asked>();
  const [take, accept, work] = [useAction('requests.take'), useAction('requests.accept'), useAction('requests.work')];
  const answer = useAction('requests.answer');
  const attempt = useAction('requests.logAttempt');
  const close = useAction('requests.close');
  const put = (reply: RequestPage | null): boolean => {
    if (reply) replace(reply);
    return reply !== null;
  };
  const done = (next: RequestPage): void => { replace(next); setAsking(undefined); };
  const days = new Set(request.steps.slice(request.steps.map((step) => step.what).findLastIndex((what) => what === 'answered' || what === 'ending') + 1).filter((step) => step.what === 'attempt').map((step) => step.on)).size;
  if (can.length === 0) return null;
  return (
    <div className="deed-box no-print">
      <div className="deed-buttons">
        {can.includes('take') && <Button type="primary" loading={take.busy} onClick={() => void take.run({ id }).then(put)}>我来办</Button>}
        {can.includes('accept') && <Button type="primary" loading={accept.busy} onClick={() => void accept.run({ id }).then(put)}>我接下</Button>}
        {can.includes('work') && <Button loading={work.busy} onClick={() => void work.run({ id }).then(put)}>开始承办</Button>}
        {can.includes('bring') && <Button type="primary" onClick={() => setAsking('bring')}>材料来了</Button>}
        {can.includes('resume') && <Button type="primary" onClick={() => setAsking('resume')}>续办</Button>}
        {can.includes('ask_papers') && <Button onClick={() => setAsking('papers')}>要补材料</Button>}
        {can.includes('pass') && <Button onClick={() => setAsking('pass')}>转办</Button>}
        {can.includes('bounce') && <Button onClick={() => setAsking('bounce')}>退回首问</Button>}
        {can.includes('suspend') && <Button onClick={() => setAsking('suspend')}>中止</Button>}
        {can.includes('end') && <Button onClick={() => setAsking('end')}>终止</Button>}
        {can.includes('take') && <span className="note">谁先接就归谁，办完要由你答复</span>}
      </div>
      <ErrorLine error={take.error ?? accept.error ?? work.error} />
      {can.includes('answer') && <SayBox label="结果" placeholder="先说结果，再说哪天、在哪里。比如：报销 1,286.40 元，已到存折" max={500} deed="答复结果" primary busy={answer.busy} error={answer.error} onSay={(words) => answer.run({ id, words }).then(put)} />}
      {can.includes('log_attempt') && <SayBox label="联系情况" placeholder="怎么联系的，人家怎么说。比如：打电话没人接" max={200} deed="记一次联系" busy={attempt.busy} error={attempt.error} onSay={(words) => attempt.run({ id, words }).then(put)} />}
      {can.includes('call_back') && <CallBack request={request} replace={replace} />}
      {request.status === 'answered' && (
        <div className="deed-buttons">
          {can.includes('close') && <Button type="primary" loading={close.busy} onClick={() => void close.run({ id }).then(put)}>办结</Button>}
          <span className="note">{can.includes('close') ? `${days} 天都没等到回话，可以办结` : `家里点了头就办结；分 ${attemptsBeforeClose} 天联系还没有回话，这里也能办结，现在是 ${days} 天`}</span>
        </div>
      )}
      <ErrorLine error={close.error} />
      {asking === 'papers' && <PapersDialog id={id} onDone={done} onClose={() => setAsking(undefined)} />}
      {asking === 'pass' && <PassDialog id={id} onDone={done} onClose={() => setAsking(undefined)} />}
      {asking && asking !== 'papers' && asking !== 'pass' && <WordsDialog which={asking} id={id} onDone={done} onClose={() => setAsking(undefined)} />}
    </div>
  );
}

interface Asking { id: string; onDone: (next: RequestPage) => void; onClose: () => void }

function CallBack({ request, replace }: Props) {
  const call = useAction('requests.callBack');
  const [again, setAgain] = useState(false);
  return (
    <>
      <Checkbox checked={again} onChange={(e) => setAgain(e.target.checked)}>确实没办好，请原来的人接着办</Checkbox>
      <SayBox label="回访" placeholder="他怎么说，哪里不满意" max={300} deed="回访过了" primary busy={call.busy} error={call.error} onSay={async (words) => { const next = await call.run({ id: request.id, words, again }); if (next) replace(next); return next !== null; }} />
    </>
  );
}

function PapersDialog({ id, onDone, onClose }: Asking) {
  const [papers, setPapers] = useState<string[]>([]);
  const [words, setWords] = useState('');
  const ask = useAction('requests.askPapers');
  return (
    <Dialog title="要补材料" deed="告诉他，时限先停" width={560} missing={papers.length === 0 && '先写差哪几样'} busy={ask.busy} error={ask.error} onClose={onClose} onDeed={() => void ask.run({ id, papers, words: words.trim() }).then((next) => next && onDone(next))}>
      <Field label="差哪几样" note="一次说全；写一样按一下回车。"><Select aria-label="差哪几样" mode="tags" open={false} suffixIcon={null} value={papers} onChange={(next) => setPapers(next.map((one) => one.trim().slice(0, 40)).filter(Boolean).slice(0, 12))} /></Field>
      <Field label="说明"><Input.TextArea aria-label="说明" maxLength={200} value={words} onChange={(e) => setWords(e.target.value)} /></Field>
    </Dialog>
  );
}
function PassDialog({ id, onDone, onClose }: Asking) {
  const people = useCall('requests.successors', { id });
  const [userId, setUser] = useState<string>();
  const [words, setWords] = useState('');
  const pass = useAction('requests.pass');
  return (
    <Dialog title="转给别人办" deed="问问他" width={560} missing={!userId ? '先选转给谁' : !words.trim() && '先写为什么转'} busy={pass.busy} error={pass.error} onClose={onClose} onDeed={() => userId && void pass.run({ id, userId, words: words.trim() }).then((next) => next && onDone(next))}>
      <Field label="转给谁" note="他接了才归他，在这以前还是你的；时限不停。"><Select aria-label="转给谁" loading={people.loading} value={userId} onChange={setUser} options={(people.data?.rows ?? []).map((p) => ({ value: p.userId, label: `${p.name}（${p.place || hatTitle(p.hat as Hat, {})}）` }))} /></Field>
      <Field label="为什么"><Input.TextArea aria-label="为什么" maxLength={200} value={words} onChange={(e) => setWords(e.target.value)} /></Field>
    </Dialog>
  );
}

const asked = {
  suspend: { title: '中止', deed: '中止', label: '为什么', note: '说清楚等什么。时限不停。', max: 300, optional: false },
  end: { title: '终止：办不了', deed: '告诉他办不了', label: '为什么', note: '和结果一样要告诉人家，人家点了头才算完。', max: 500, optional: false },
  bounce: { title: '退回首问的人', deed: '退回', label: '为什么', note: '说一句该归谁。', max: 200, optional: false },
  resume: { title: '续办', deed: '续办', label: '说明', note: '', max: 200, optional: true },
  bring: { title: '材料来了', deed: '材料齐了，接着办', label: '来了什么', note: '时限从明天起接着算。', max: 300, optional: true },
} as const;
function WordsDialog({ which, id, onDone, onClose }: Asking & { which: keyof typeof asked }) {
  const { title, deed, label, note, max, optional } = asked[which];
  const [words, setWords] = useState('');
  const deeds = { suspend: useAction('requests.suspend'), end: useAction('requests.end'), bounce: useAction('requests.bounce'), resume: useAction('requests.resume'), bring: useAction('requests.bring') };
  const said = words.trim();
  const send = () => (which === 'suspend' ? deeds.suspend.run({ id, reason: said }) : which === 'end' ? deeds.end.run({ id, reason: said }) : which === 'bounce' ? deeds.bounce.run({ id, words: said }) : which === 'resume' ? deeds.resume.run({ id, words: said }) : deeds.bring.run({ id, words: said }));
  return (
    <Dialog title={title} deed={deed} width={520} missing={!optional && !said && `先写${label}`} busy={deeds[which].busy} error={deeds[which].error} onClose={onClose} onDeed={() => void send().then((next) => next && onDone(next))}>
      <Field label={label} note={note}><Input.TextArea aria-label={label} maxLength={max} autoSize={{ minRows: 3, maxRows: 8 }} value={words} onChange={(e) => setWords(e.target.value)} /></Field>
    </Dialog>
  );
}

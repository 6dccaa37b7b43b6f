import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { faultOfDays, REST_SPANS_MOST, WORK_DAYS_MOST, type RestSpan } from '@guiyan/shared/domain/calendar';
import { dayWords, weekdayOf } from '@guiyan/shared/domain/dates';
import { errorSentence } from '@guiyan/shared/errors';
import { useAction, useCall } from '../api/useCall';
import { Dialog } from '../ui/Dialog';
import { ErrorLine } from '../ui/ErrorView';
import { Field } from '../ui/Field';
import { Picks } from '../ui/words';

type Days = Output<'calendar.setDays'>;
type Preview = Output<'calendar.preview'>;
const kindWords = { work: '上班', rest: '放假', unknown: '不知道' };
const usual = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'];

/** X16 The notice of a year as it is printed: spans that rest, and the weekend days worked instead. */
export function SetDays({ of, onClose, onDone }: { of: Days; onClose: () => void; onDone: () => void }) {
  const { year } = of;
  const [known, setKnown] = useState(true);
  const [rest, setRest] = useState<RestSpan[]>(of.known ? of.rest : usual.map((name) => ({ name, from: '', until: '' })));
  const [work, setWork] = useState<string[]>(of.known && of.work.length ? of.work : ['']);
  const [note, setNote] = useState('');
  const set = useAction('calendar.setDays');
  const days = { rest: known ? rest.filter((r) => r.from || r.until) : [], work: known ? work.filter(Boolean) : [] };
  const half = days.rest.find((r) => !r.name.trim() || !r.from || !r.until);
  const fault = known && !half ? faultOfDays(year, days) : null;
  const missing = half ? `「${half.name || half.from}」还没写全` : fault ? errorSentence(fault.code, 'day' in fault ? { day: fault.day } : {}) : false;
  const asks = missing ? null : { year, known, ...days };
  const preview = useCall('calendar.preview', asks);
  const send = () => asks && void set.run({ ...asks, note: note.trim() }).then((done) => { if (done) { onDone(); onClose(); } });
  const put = (i: number, patch: Partial<RestSpan>) => setRest((all) => all.map((r, k) => (k === i ? { ...r, ...patch } : r)));
  const [min, max] = [`${year - 1}-12-25`, `${year}-12-31`];
  return (
    <Dialog title={`${year}年放假和补班`} deed="定下来" missing={missing} busy={set.busy} error={set.error} width={620} onClose={onClose} onDeed={send}>
      <Field label="通知">
        <Picks label="通知" kind="chip" value={known ? 'yes' : 'no'} onPick={(k) => setKnown(k === 'yes')} items={[{ key: 'yes', label: '照通知写' }, { key: 'no', label: '还没有通知' }]} />
      </Field>
      {known && (
        <>
          <Field label="放假" note="没有的不填。">
            <ul className="day-rows">
              {rest.map((r, i) => (
                <li key={i}>
                  <Input aria-label={`第 ${i + 1} 段叫什么`} maxLength={20} value={r.name} onChange={(event) => put(i, { name: event.target.value })} />
                  <Input type="date" aria-label={`${r.name}从哪天`} min={min} max={max} value={r.from} onChange={(event) => put(i, { from: event.target.value, until: r.until || event.target.value })} />
                  <span>到</span>
                  <Input type="date" aria-label={`${r.name}到哪天`} min={r.from || min} max={max} value={r.until} onChange={(event) => put(i, { until: event.target.value })} />
                </li>
              ))}
              {rest.length < REST_SPANS_MOST && <li><Button type="link" onClick={() => setRest((all) => [...all, { name: '', from: '', until: '' }])}>再加一段</Button></li>}
            </ul>
          </Field>
          <Field label="补班" note="周末要上班的日子。">
            <ul className="day-rows">
              {work.map((day, i) => <li key={i}><Input type="date" aria-label={`补班第 ${i + 1} 天`} min={min} max={max} value={day} onChange={(event) => setWork((all) => all.map((d, k) => (k === i ? event.target.value : d)))} /><span>{day && weekdayOf(day)}</span></li>)}
              {work.length < WORK_DAYS_MOST && <li><Button type="link" onClick={() => setWork((all) => [...all, ''])}>再加一天</Button></li>}
            </ul>
          </Field>
        </>
      )}
      <Field label="依据" note="哪一号通知，不写也行。"><Input aria-label="依据" maxLength={100} value={note} onChange={(event) => setNote(event.target.value)} /></Field>
      <div className="rule-preview" aria-live="polite">
        <ErrorLine error={preview.error} />
        {asks && preview.data && <Seen p={preview.data} />}
      </div>
    </Dialog>
  );
}

function Seen({ p }: { p: Preview }) {
  if (p.changed.length === 0) return <p>和现在的一样，没有哪天会变。</p>;
  // A whole year that becomes known is told by what matters in it.
  const known = p.changed.some((c) => c.was === 'unknown');
  const named = p.changed.filter((c) => !known || c.becomes !== 'work' || c.was === 'rest');
  return (
    <>
      <p>{known ? `这一年从不知道变成知道：放假 ${p.restDays} 天。` : `有 ${p.changed.length} 天会变：`}</p>
      {!known && <p>{named.slice(0, 12).map((c) => `${dayWords(c.on)} ${kindWords[c.was]}变${kindWords[c.becomes]}`).join('，')}{named.length > 12 && ` 等 ${named.length} 天`}。</p>}
      <p>{p.was === p.becomes ? `从今天数 15 个工作日还是到 ${dayWords(p.becomes)}。` : `从今天数 15 个工作日，原来到 ${dayWords(p.was)}，改了到 ${dayWords(p.becomes)}。`}</p>
    </>
  );
}

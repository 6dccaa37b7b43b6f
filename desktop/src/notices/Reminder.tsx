import './notices.css';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { reminderTextMax } from '@guiyan/shared/domain/notices';
import { useAction, useCall } from '../api/useCall';
import { ErrorLine, ErrorView } from '../ui/ErrorView';
import { GreyLines } from '../ui/Grey';
import { Outcome } from './Outcome';
import { monthWords } from './words';

type Preview = Output<'notices.preview'>;

/** The month's reminder: foretold, sent in one go, and what became of it. */
export function Reminder() {
  const preview = useCall('notices.preview', {});
  const [made, setMade] = useState<number | null>(null);
  if (!preview.data) return preview.error ? <ErrorView error={preview.error} onRetry={preview.reload} /> : <GreyLines count={5} />;
  const { sent, people } = preview.data;
  const again = (count: number) => {
    setMade(count);
    preview.reload();
  };
  return (
    <div className="reminder">
      {made !== null && <p className="reminder-made" role="status">{made > 0 ? `这次发给了 ${made} 位，谁都没有收到两遍` : '都发过了，这次没有再发给谁'}</p>}
      {(people > 0 || !sent) && <Compose key={sent?.id ?? 'first'} preview={preview.data} onSent={again} />}
      {sent && <Outcome key={`${sent.id} ${sent.people}`} reminder={sent} />}
    </div>
  );
}

function Compose({ preview, onSent }: { preview: Preview; onSent: (made: number) => void }) {
  const { period, people, wechat, phone, suggested, sent } = preview;
  const [text, setText] = useState(sent?.text ?? suggested);
  const send = useAction('notices.send');
  const words = text.trim();
  return (
    <section className="reminder-compose">
      <h2>{sent ? `${monthWords(period)}提醒发过了，后来又添了 ${people} 位` : `${monthWords(period)}提醒还没有发`}</h2>
      {people > 0 ? (
        <p className="second">{`登录过的会在手机待办里看到。${wechat > 0 ? `${wechat} 位同意收微信消息，一起发；` : '还没有人同意收微信消息；'}另外 ${phone} 位发出后列进「要打的电话」。`}</p>
      ) : (
        <p className="second">现在没有要提醒的人。先把名册导进来。</p>
      )}
      <label className="sr-only" htmlFor="reminder-text">提醒的话</label>
      {/* A reminder has one wording: who comes later reads the same. */}
      <Input.TextArea id="reminder-text" value={text} disabled={sent !== null} maxLength={reminderTextMax} autoSize={{ minRows: 3, maxRows: 8 }} onChange={(event) => setText(event.target.value)} />
      <ErrorLine error={send.error} />
      <div className="deed-buttons">
        <Button type="primary" loading={send.busy} disabled={!words || people === 0} onClick={() => void send.run({ period, text: words }).then((reply) => reply && onSent(reply.made))}>
          {sent ? `发给后来的 ${people} 位` : `发出 ${monthWords(period)}提醒（${people} 位）`}
        </Button>
        {people > 0 && <span className="note">{words ? '一个人一个月只发一次；夜里九点到早上八点不发微信' : '先写几句'}</span>}
      </div>
    </section>
  );
}

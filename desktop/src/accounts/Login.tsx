import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { officeHats } from '@guiyan/shared/domain/hats';
import { enter } from '../api/session';
import { useAction, useCall } from '../api/useCall';
import { ErrorLine, ErrorView } from '../ui/ErrorView';
import { GreyLines } from '../ui/Grey';
import { Door } from './Door';
import { useCountdown } from './useCountdown';

/** Phone and one-time code; in the demo county, the hats to tap. */
export function Login({ invited }: { invited: boolean }) {
  const options = useCall('session.options', {});
  if (options.error) return <Door><ErrorView error={options.error} onRetry={options.reload} /></Door>;
  if (!options.data) return <Door><GreyLines /></Door>;
  const { county, demo, hats } = options.data;
  return (
    <Door county={county}>
      {invited && <p className="door-note">有人邀请你来这里办公。先用手机号登录，再接下邀请。</p>}
      <PhoneForm />
      {demo && <DemoHats hats={hats.filter(({ hat }) => (officeHats as readonly string[]).includes(hat))} />}
    </Door>
  );
}

function PhoneForm() {
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [wait, setWait] = useCountdown();
  const send = useAction('session.sendCode');
  const verify = useAction('session.verifyCode');
  const phoneReady = /^1\d{10}$/.test(phone);
  const sendCode = async () => {
    verify.clear();
    const reply = await send.run({ phone });
    if (reply) setWait(reply.waitSeconds);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const session = await verify.run({ phone, code, keep: 'cookie' });
    if (session) enter(session);
  };
  return (
    <form className="door-form" onSubmit={(event) => void submit(event)}>
      <label htmlFor="phone">手机号</label>
      <Input id="phone" size="large" inputMode="numeric" autoComplete="tel" maxLength={11} value={phone} onChange={(event) => setPhone(digits(event.target.value))} />
      <label htmlFor="code">验证码</label>
      <div className="door-code">
        <Input id="code" size="large" inputMode="numeric" autoComplete="one-time-code" maxLength={6} value={code} onChange={(event) => setCode(digits(event.target.value))} />
        <Button size="large" loading={send.busy} disabled={!phoneReady || wait > 0} onClick={() => void sendCode()}>
          {wait > 0 ? `${wait} 秒后再发` : '发验证码'}
        </Button>
      </div>
      <ErrorLine error={verify.error ?? send.error} />
      <Button type="primary" size="large" htmlType="submit" block loading={verify.busy} disabled={!phoneReady || code.length !== 6}>
        登录
      </Button>
      <p className="note">{phoneReady && code.length === 6 ? '公用电脑用完请退出。' : '填好手机号和六位验证码就能登录。'}</p>
    </form>
  );
}

const digits = (text: string) => text.replace(/\D/g, '');

type DemoHat = Output<'session.options'>['hats'][number];

function DemoHats({ hats }: { hats: readonly DemoHat[] }) {
  const demo = useAction('session.demo');
  return (
    <section className="door-demo">
      <h2>演示县，点一个身份进去</h2>
      <ul>
        {hats.map(({ hat, title, name, place }) => (
          <li key={hat}>
            <button type="button" className="plain-button" disabled={demo.busy} onClick={() => void demo.run({ hat, keep: 'cookie' }).then((session) => session && enter(session))}>
              <b>{title}</b>
              <span>{name}</span>
              <small>{place}</small>
            </button>
          </li>
        ))}
      </ul>
      <ErrorLine error={demo.error} />
      <p className="note">成员、家属、联络员、帮扶人和窗口用<a href="/">手机版</a>。</p>
    </section>
  );
}

import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import { officeHats } from '@guiyan/shared/domain/hats';
import type { HatView, Session } from '../api/session';
import { sentenceOf } from '../ui/ErrorView';
import { Icon } from '../ui/Icon';
import { go } from '../ui/route';
import { Door } from './Door';
import { signOut, switchHat } from './session';

export const worksHere = (hat: HatView) => (officeHats as readonly string[]).includes(hat.hat);

/** Signed in, but with no hat on, or with one that works on the phone. */
export function HatChoice({ session }: { session: Session }) {
  const [error, setError] = useState<unknown>(null);
  const attempt = (work: () => Promise<void>) => {
    setError(null);
    work().catch(setError);
  };
  const office = session.hats.filter(worksHere);
  return (
    <Door>
      {office.length > 0 ? (
        <section className="door-demo">
          <h2>用哪个身份进去？</h2>
          <ul>
            {office.map((hat) => (
              <li key={hat.id}>
                <button type="button" className="plain-button" onClick={() => attempt(() => switchHat(hat.id))}>
                  <b>{hat.title}</b>
                  <span>{hat.name}</span>
                  <small>{hat.place}</small>
                  <Icon name="right" size={16} />
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <NoOfficeHat others={session.hats} />
      )}
      {error !== null && <p className="error-line" role="alert">{sentenceOf(error)}</p>}
      <Button type="link" className="door-out" onClick={() => attempt(signOut)}>换个手机号登录</Button>
    </Door>
  );
}

function NoOfficeHat({ others }: { others: readonly HatView[] }) {
  const [code, setCode] = useState('');
  const open = (event: FormEvent) => {
    event.preventDefault();
    go(`/invite/${code}`);
  };
  return (
    <form className="door-form" onSubmit={open}>
      <p>
        {others.length > 0
          ? `你是${others.map((hat) => hat.title).join('、')}，请用手机打开归雁。这里给办公室用。`
          : '这个手机号在这里还没有身份。向县里或乡里的组织干事要一个邀请链接，点开就能用。'}
      </p>
      <label htmlFor="invite">有邀请码的，填在这里</label>
      <Input id="invite" size="large" autoComplete="off" maxLength={64} value={code} onChange={(event) => setCode(event.target.value.replace(/[^\w-]/g, ''))} />
      <Button type="primary" size="large" htmlType="submit" block disabled={code.length < 8}>接下邀请</Button>
      <p className="note">邀请码至少 8 位，只能用一次。</p>
    </form>
  );
}

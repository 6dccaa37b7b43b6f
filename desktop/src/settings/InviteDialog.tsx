import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { Input as In } from '@guiyan/shared/contract';
import { hatTitles, officeHats, type Hat } from '@guiyan/shared/domain/hats';
import { say } from '../api/session';
import { useAction, useCall } from '../api/useCall';
import { Dialog } from '../ui/Dialog';
import { digitsOf, Field, isMobile } from '../ui/Field';
import { href } from '../ui/address';

interface Props {
  hat: Hat;
  /** Known from the roster; else it is asked for. */
  name?: string;
  /** Whom the hat belongs to. */
  to?: Pick<In<'accounts.invite'>, 'orgId' | 'personId' | 'familyId'>;
  onClose: () => void;
  onDone?: () => void;
}

const inviteWords = { open: '还没用', used: '已经进来了', ended: '收回了', expired: '过期了' } as const;

/** X15 Invites one person to one hat; the code is shown here and never again. */
export function InviteDialog({ hat, name: known, to = {}, onClose, onDone }: Props) {
  const [name, setName] = useState(known ?? '');
  const [phone, setPhone] = useState('');
  const [made, setMade] = useState<{ code: string; expiresOn: string } | null>(null);
  const invite = useAction('accounts.invite');
  const before = useCall('accounts.invites', to.personId ? { personId: to.personId, hat, limit: 3 } : null).data?.rows ?? [];
  if (made) return <CodeOnce hat={hat} name={name} {...made} onClose={() => { onDone?.(); onClose(); }} />;
  const missing = !name.trim() ? '先写姓名' : phone && !isMobile(phone) ? '手机号是 11 位' : null;
  return (
    <Dialog
      title={`请${known ? ` ${known} ` : '人'}做${say(hat === 'liaison' ? '[liaison]' : hatTitles[hat])}`}
      deed="出一个邀请码"
      busy={invite.busy}
      error={invite.error}
      missing={missing}
      onClose={onClose}
      onDeed={() => void invite.run({ hat, name: name.trim(), ...(phone && { phone }), ...to }).then((reply) => reply && setMade(reply))}
    >
      {before.map((i) => <p key={i.id} className="note">请过一次：{inviteWords[i.status]}，{i.status === 'open' ? `用到 ${i.expiresOn}。再出一个，旧的也还能用，要收回在「设置」里。` : `原来用到 ${i.expiresOn}。`}</p>)}
      <Field label="姓名"><Input autoFocus={!known} maxLength={30} value={name} aria-label="姓名" onChange={(event) => setName(event.target.value)} /></Field>
      <Field label="手机号" note="填了，就只有这个手机号能用这个码；不填也行。"><Input inputMode="numeric" maxLength={11} value={phone} aria-label="手机号" onChange={(event) => setPhone(digitsOf(event.target.value))} /></Field>
    </Dialog>
  );
}

function CodeOnce({ hat, name, code, expiresOn, onClose }: { hat: Hat; name: string; code: string; expiresOn: string; onClose: () => void }) {
  const office = (officeHats as readonly string[]).includes(hat);
  const address = office ? `${window.location.origin}${window.location.pathname}${href(`/invite/${code}`)}` : '';
  return (
    <Modal open title={`${name}的邀请码`} width={440} onCancel={onClose} footer={<Button type="primary" onClick={onClose}>记下了</Button>} mask={{ closable: false }}>
      <div className="dialog">
        <div className="code-once"><b>{code}</b><span className="note">用到 {expiresOn}，只能用一次</span></div>
        {office ? (
          <p>请他用电脑打开下面这个链接，用手机号登录，点「接下邀请」。<br /><span className="cell-mono invite-link">{address}</span></p>
        ) : (
          <p>请他在手机上打开归雁，用手机号登录，点「我有邀请码」，填这 10 位。</p>
        )}
        <p className="note">关掉就看不到了。忘了可以再出一个，旧的在「设置」里收回。</p>
      </div>
    </Modal>
  );
}

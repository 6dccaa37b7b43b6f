import { Button } from 'antd';
import { useState } from 'react';
import { useAction } from '../../api/useCall';
import { Dialog } from '../../ui/Dialog';
import type { Page } from './words';

type Plan = Page['plans'][number];

/** R13 What was decided for a day to come, and what could not be done on its day. */
export function Plans({ org, onChanged, onPick }: { org: Page; onChanged: () => void; onPick: (id: string) => void }) {
  const [calling, setCalling] = useState<Plan | null>(null);
  return (
    <>
      {org.plans.map((p) => (
        <p key={p.id} className={p.failed ? 'orgs-plan orgs-plan-failed' : 'orgs-plan'}>
          <span>
            <b>{p.on}</b> {p.failed ? '没有办成：' : '起，'}{p.org.id !== org.id && <button type="button" className="plain-button ink-link" onClick={() => onPick(p.org.id)}>{p.org.name}</button>}{deedOf(p, org)}
            {p.other && p.other.id !== org.id && p.deed === 'merge' && <button type="button" className="plain-button ink-link" onClick={() => onPick(p.other!.id)}>{p.other.name}</button>}
            <span className="note">{p.by} 定的{p.why && `。${p.failed ? '' : '还在等：'}${p.why}`}</span>
          </span>
          {p.can.includes('call_off') && <Button type="link" size="small" onClick={() => setCalling(p)}>撤掉</Button>}
        </p>
      ))}
      {calling && <CallOff of={calling} onClose={() => setCalling(null)} onDone={onChanged} />}
    </>
  );
}

function deedOf(p: Plan, here: Page): string {
  if (p.deed === 'rename') return `改叫「${p.name}」`;
  if (p.deed === 'move_village') return `划到${p.other?.name ?? ''}`;
  return p.other?.id === here.id ? '并进来' : '并到';
}

function CallOff({ of, onClose, onDone }: { of: Plan; onClose: () => void; onDone: () => void }) {
  const off = useAction('orgs.callOff');
  return (
    <Dialog title="撤掉这个变动？" deed="撤掉" busy={off.busy} error={off.error} onClose={onClose} onDeed={() => void off.run({ id: of.id }).then((done) => { if (done) { onDone(); onClose(); } })}>
      <p>{of.on} 到了也不会再办。要办请重新定。</p>
    </Dialog>
  );
}

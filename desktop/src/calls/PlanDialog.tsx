import { Input } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { tellMax, TELLS } from '@guiyan/shared/domain/calls';
import { say } from '../api/session';
import { useAction } from '../api/useCall';
import { Dialog } from '../ui/Dialog';

const hints = ['比如：医保月底截止，村里代交', '比如：腊月初八县里有招工会', '比如：春节回来先报一声，有茶话会'];

/** M1 Up to three short things for everyone who calls this month. */
export function PlanDialog({ plan, onClose, onDone }: { plan: Output<'calls.plan'>; onClose: () => void; onDone: () => void }) {
  const [tells, setTells] = useState<string[]>(Array.from({ length: TELLS }, (_, at) => plan.tells[at] ?? ''));
  const set = useAction('calls.setPlan');
  const said = tells.map((words) => words.trim()).filter(Boolean);
  return (
    <Dialog title={`${Number(plan.period.slice(5))} 月电话里说哪三样`} deed="定下来" width={520} busy={set.busy} error={set.error} missing={said.length === 0 && plan.tells.length === 0 && '至少写一样'} onClose={onClose} onDeed={() => void set.run({ period: plan.period, tells: said }).then((reply) => reply && onDone())}>
      {tells.map((words, at) => (
        <Input key={at} className="call-tell" aria-label={`第 ${at + 1} 样`} maxLength={tellMax} value={words} placeholder={hints[at]} onChange={(event) => setTells(tells.map((other, i) => (i === at ? event.target.value : other)))} />
      ))}
      <p className="note">{say('写短些，一句一样。问的两样是：人和家里好不好，有什么打算；[liaison]点一下就记好。')}</p>
    </Dialog>
  );
}

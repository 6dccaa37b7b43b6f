import Taro from '@tarojs/taro';
import { type ReactNode, useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { call } from '@/api';
import { unlessCancelled } from '@/hooks/dial';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { t } from '../texts';
import { PassSheet } from './PassSheet';
import { RateSheet } from './RateSheet';
import type { Request } from './RequestView';
import { WordsSheet } from './WordsSheet';

type Verb = Request['can'][number];

const sure = async (content: string, confirmText: string): Promise<boolean> =>
  (await Taro.showModal({ content, confirmText, cancelText: t('keep'), confirmColor: '#B3352A' })).confirm;

/** What is asked in words before the verb goes out. */
const questions = {
  reopen: { title: 'notDoneTitle', place: 'notDonePlace', deed: 'notDoneSend', max: 300, send: (id: string, words: string) => call('requests.reopen', { id, reason: words }) },
  answer: { title: 'answerTitle', place: 'answerPlace', deed: 'answer', max: 500, send: (id: string, words: string) => call('requests.answer', { id, words }) },
  log_attempt: { title: 'attemptTitle', place: 'attemptPlace', deed: 'save', max: 200, send: (id: string, words: string) => call('requests.logAttempt', { id, words }) },
  ask_papers: { title: 'papersTitle', place: 'papersPlace', deed: 'papersSend', max: 200, send: (id: string, words: string) => call('requests.askPapers', { id, papers: words.split(/[、，,\n]+/).map((one) => one.trim().slice(0, 40)).filter(Boolean).slice(0, 12) }) },
  bring: { title: 'broughtTitle', place: 'broughtPlace', deed: 'broughtSend', max: 300, send: (id: string, words: string) => call('requests.bring', { id, words }) },
  suspend: { title: 'suspendTitle', place: 'suspendPlace', deed: 'suspend', max: 300, send: (id: string, words: string) => call('requests.suspend', { id, reason: words }) },
  resume: { title: 'resume', place: 'resumePlace', deed: 'resume', max: 200, send: (id: string, words: string) => call('requests.resume', { id, words }) },
  end: { title: 'endTitle', place: 'endPlace', deed: 'end', max: 500, send: (id: string, words: string) => call('requests.end', { id, reason: words }) },
  bounce: { title: 'bounceTitle', place: 'bouncePlace', deed: 'bounce', max: 200, send: (id: string, words: string) => call('requests.bounce', { id, words }) },
  call_back: { title: 'callBackTitle', place: 'callBackPlace', deed: 'callBackSend', max: 300, send: (id: string, words: string) => call('requests.callBack', { id, words }) },
} as const;
type Asked = keyof typeof questions;
const isAsked = (verb: Verb): verb is Asked => verb in questions;

/** The first of these one may do is the button; the others stand behind 更多. */
const order: readonly Verb[] = ['take', 'accept', 'confirm', 'answer', 'resume', 'bring', 'close', 'call_back', 'log_attempt', 'work', 'ask_papers', 'pass', 'bounce', 'suspend', 'end', 'reopen', 'withdraw'];
const names = { take: 'take', accept: 'accept', confirm: 'confirm', answer: 'answer', resume: 'resume', bring: 'bringDeed', close: 'close', call_back: 'callBack', log_attempt: 'attempt', work: 'work', ask_papers: 'papers', pass: 'pass', bounce: 'bounce', suspend: 'suspend', end: 'end', reopen: 'notDone', withdraw: 'withdraw' } as const satisfies Record<Verb, string>;

interface Deeds {
  dock: ReactNode;
  layer: ReactNode;
  error: string | undefined;
}

/** The buttons the reply allows: one primary at most, one beside it. */
export const useDeeds = (request: Request | undefined, replace: (request: Output<'requests.get'>) => void): Deeds => {
  const [asking, setAsking] = useState<Asked | 'pass' | 'rate'>();
  const { act, busy, error } = useDeed();
  if (!request) return { dock: null, layer: null, error: undefined };
  const { id } = request;
  const can = order.filter((verb) => request.can.includes(verb));
  const done = (next: Request): void => {
    replace(next);
    setAsking(undefined);
  };
  const run = (verb: Verb): void => {
    if (verb === 'confirm') return setAsking('rate');
    if (verb === 'pass') return setAsking('pass');
    if (isAsked(verb)) return setAsking(verb);
    void act(async () => {
      if (verb === 'withdraw' && !(await sure(t('withdrawSure'), t('withdraw')))) return;
      if (verb === 'close' && !(await sure(t('closeSure'), t('close')))) return;
      replace(await call(verb === 'take' ? 'requests.take' : verb === 'accept' ? 'requests.accept' : verb === 'work' ? 'requests.work' : verb === 'close' ? 'requests.close' : 'requests.withdraw', { id }));
    });
  };
  const [first, ...others] = can;
  const more = async (): Promise<void> => {
    const shown = others.slice(0, 6);
    const chosen = await Taro.showActionSheet({ itemList: shown.map((verb) => t(names[verb])) }).catch(unlessCancelled);
    const verb = chosen && shown[chosen.tapIndex];
    if (verb) run(verb);
  };
  const beside = others.length === 1 ? others[0] : undefined;
  const dock = first && (
    <>
      {beside && <Button kind='outlined' busy={busy} onTap={() => run(beside)}>{t(names[beside])}</Button>}
      {others.length > 1 && <Button kind='outlined' onTap={() => void more()}>{t('moreDeeds')}</Button>}
      <Button kind={first === 'withdraw' ? 'outlined' : 'primary'} busy={busy} onTap={() => run(first)}>{t(names[first])}</Button>
    </>
  );
  const question = asking && asking !== 'pass' && asking !== 'rate' ? questions[asking] : undefined;
  const close = () => setAsking(undefined);
  const layer = asking === 'rate' ? <RateSheet id={id} onDone={done} onClose={close} />
    : asking === 'pass' ? <PassSheet id={id} onDone={done} onClose={close} />
    : question && <WordsSheet key={asking} title={t(question.title)} place={t(question.place)} deed={t(question.deed)} max={question.max} onClose={close} onSend={async (words) => done(await question.send(id, words))} />;
  return { dock, layer, error: error?.message };
};

import Taro from '@tarojs/taro';
import { type ReactNode, useState } from 'react';
import { call } from '@/api';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { t } from '../texts';
import type { Request } from './RequestView';
import { WordsSheet } from './WordsSheet';

type Asked = 'reopen' | 'answer' | 'attempt';

const sure = async (content: string, confirmText: string): Promise<boolean> =>
  (await Taro.showModal({ content, confirmText, cancelText: t('keep'), confirmColor: '#B3352A' })).confirm;

const questions = {
  reopen: { title: 'notDoneTitle', place: 'notDonePlace', deed: 'notDoneSend', max: 300 },
  answer: { title: 'answerTitle', place: 'answerPlace', deed: 'answer', max: 500 },
  attempt: { title: 'attemptTitle', place: 'attemptPlace', deed: 'save', max: 200 },
} as const;

const ask = (verb: Asked, id: string, words: string): Promise<Request> =>
  verb === 'reopen' ? call('requests.reopen', { id, reason: words })
  : verb === 'answer' ? call('requests.answer', { id, words })
  : call('requests.logAttempt', { id, words });

interface Deeds {
  dock: ReactNode;
  layer: ReactNode;
  error: string | undefined;
}

/** The buttons the reply allows: one primary at most, one beside it. */
export const useDeeds = (request: Request | undefined, replace: (request: Request) => void): Deeds => {
  const [asking, setAsking] = useState<Asked>();
  const { act, busy, error } = useDeed();
  if (!request) return { dock: null, layer: null, error: undefined };
  const { id, can } = request;

  const primary = (words: string, work: () => Promise<Request>) => (
    <Button busy={busy} onTap={() => void act(async () => replace(await work()))}>
      {words}
    </Button>
  );
  const asks = (verb: Asked, words: string, kind: 'primary' | 'outlined') => (
    <Button kind={kind} onTap={() => setAsking(verb)}>
      {words}
    </Button>
  );
  const withdraw = () =>
    void act(async () => {
      if (await sure(t('withdrawSure'), t('withdraw'))) replace(await call('requests.withdraw', { id }));
    });
  const close = () =>
    void act(async () => {
      if (await sure(t('closeSure'), t('close'))) replace(await call('requests.close', { id }));
    });

  const dock = (
    <>
      {can.includes('reopen') && asks('reopen', t('notDone'), 'outlined')}
      {can.includes('withdraw') && (
        <Button kind='outlined' busy={busy} onTap={withdraw}>
          {t('withdraw')}
        </Button>
      )}
      {can.includes('log_attempt') && asks('attempt', t('attempt'), 'outlined')}
      {can.includes('confirm') && primary(t('confirm'), () => call('requests.confirm', { id }))}
      {can.includes('take') && primary(t('take'), () => call('requests.take', { id }))}
      {can.includes('answer') && asks('answer', t('answer'), 'primary')}
      {can.includes('close') && (
        <Button busy={busy} onTap={close}>
          {t('close')}
        </Button>
      )}
    </>
  );
  const question = asking && questions[asking];
  const layer = asking && question && (
    <WordsSheet
      title={t(question.title)}
      place={t(question.place)}
      deed={t(question.deed)}
      max={question.max}
      onClose={() => setAsking(undefined)}
      onSend={async (words) => {
        replace(await ask(asking, id, words));
        setAsking(undefined);
      }}
    />
  );
  return { dock: can.length > 0 && dock, layer, error: error?.message };
};

import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { useCall } from '@/hooks/useCall';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { TextArea } from '@/ui/Field';
import { Page } from '@/ui/Page';
import { Sheet } from '@/ui/Sheet';
import { Loading } from '@/ui/States';
import { ReportView } from '../parts/ReportView';
import { quarterWords, t } from '../texts';
import '../reports.scss';

type Report = Output<'reports.get'>;
type Answer = 'accept' | 'return';

const words = {
  accept: { title: 'acceptTitle', place: 'acceptPlace', deed: 'accept' },
  return: { title: 'backTitle', place: 'backPlace', deed: 'backSend' },
} as const;

const AnswerSheet = ({ id, answer, onClose, onDone }: { id: string; answer: Answer; onClose: () => void; onDone: (report: Report) => void }) => {
  const [text, setText] = useState('');
  const { act, busy, error } = useDeed();
  const { title, place, deed } = words[answer];
  const send = () =>
    void act(async () => {
      const said = text.trim();
      onDone(answer === 'accept' ? await call('reports.accept', { id, words: said }) : await call('reports.return', { id, reason: said }));
    });
  return (
    <Sheet title={t(title)} onClose={onClose}>
      <View className='note-box'>
        <TextArea value={text} max={500} placeholder={t(place)} error={error?.message} onChange={setText} />
      </View>
      <View className='report-gap'>
        <Button busy={busy} disabled={answer === 'return' && text.trim() === ''} onTap={send}>
          {t(deed)}
        </Button>
      </View>
    </Sheet>
  );
};

/** One member's report, for those who answer it. */
export default function ShowPage() {
  const { id = '' } = useRouter().params;
  const today = useSession((session) => session.today);
  const report = useCall(() => call('reports.get', { id }), [id]);
  const [answer, setAnswer] = useState<Answer>();
  const can = report.data?.can ?? [];

  return (
    <Page
      title={report.data ? `${report.data.name}，${quarterWords(report.data.quarter, today)}` : t('title')}
      dock={
        can.includes('accept') && (
          <>
            {can.includes('return') && (
              <Button kind='outlined' onTap={() => setAnswer('return')}>
                {t('giveBack')}
              </Button>
            )}
            <Button onTap={() => setAnswer('accept')}>{t('accept')}</Button>
          </>
        )
      }
    >
      <Loading of={report}>{(data) => <ReportView report={data} />}</Loading>
      {answer && (
        <AnswerSheet
          id={id}
          answer={answer}
          onClose={() => setAnswer(undefined)}
          onDone={(changed) => {
            setAnswer(undefined);
            report.replace(changed);
            void Taro.showToast({ title: t('done'), icon: 'none' });
          }}
        />
      )}
    </Page>
  );
}

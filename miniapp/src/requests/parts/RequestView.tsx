import { Text, View } from '@tarojs/components';
import type { Output } from '@guiyan/shared/contract';
import { requestStateWords } from '@guiyan/shared/domain/requests';
import { useSession } from '@/api/session';
import { dial } from '@/hooks/dial';
import { momentWords, nearWords } from '@/i18n/dates';
import { Badge } from '@/ui/Badge';
import { FilePhotos } from '@/ui/FilePhotos';
import { Card, Disc, Row, Section } from '@/ui/List';
import { Timeline } from '@/ui/Timeline';
import { Listen } from '@/ui/Voice';
import { t } from '../texts';

export type Request = Output<'requests.get'>;

const stepTitles = {
  submitted: 'stepSubmitted', taken: 'stepTaken', answered: 'stepAnswered', confirmed: 'stepConfirmed',
  reopened: 'stepReopened', attempt: 'stepAttempt', closed: 'stepClosed', withdrawn: 'stepWithdrawn', handed: 'stepHanded',
} as const;

/** The answer first, in a sentence; then who did what. */
const Echo = ({ request }: { request: Request }) => {
  const today = useSession((session) => session.today);
  const last = request.steps.filter((step) => step.what === 'answered').slice(-1)[0];
  const waits = request.status === 'answered';
  return (
    <Card padded>
      <View className='echo-head'>
        <Badge words={t('done')} tone='green' />
        {last && <Text className='row-aside'>{t('answerBy', { day: momentWords(last.at, today), who: last.by })}</Text>}
      </View>
      <View className='echo'>{request.answer}</View>
      {waits && <View className='subhead'>{request.can.includes('confirm') ? t('nod') : t('waitNod', { who: request.asker })}</View>}
    </Card>
  );
};

export const RequestView = ({ request, staff }: { request: Request; staff: boolean }) => {
  const today = useSession((session) => session.today);
  const { phone, status, source } = request;
  const answered = request.answer !== null && status !== 'taken';
  const echo = answered ? request.steps.filter((step) => step.what === 'answered').slice(-1)[0] : undefined;
  const moments = request.steps
    .map((step, at) => {
      const { what, by, words, on } = step;
      // The echo stands in full above the line.
      return { key: `${what}${at}`, title: t(stepTitles[what]), day: nearWords(on, today), who: words && step !== echo ? `${by}：${words}` : by, waiting: what === 'reopened' && status === 'taken' };
    })
    .reverse();
  const from = source === 'checkin' ? t('fromCheckin') : source === 'visit' ? t('fromVisit') : source === 'contact' ? t('fromContact') : source === 'paper' ? t('fromPaper') : undefined;
  return (
    <>
      {answered && <Echo request={request} />}
      {staff && (
        <>
          <Section title={t('asker')} />
          <Card>
            <Row
              title={request.asker}
              aside={request.village}
              reason={phone ?? request.family}
              side={phone && /^1\d{10}$/.test(phone) ? <Disc icon='phone' label={phone} onTap={() => void dial(phone)} /> : undefined}
            />
          </Card>
        </>
      )}
      <Section title={t('said')} side={answered ? from : requestStateWords[status]} />
      <Card padded>
        <Text className='said' userSelect>
          {request.text}
        </Text>
        {request.voiceId && <Listen id={request.voiceId} />}
        {request.photoIds.length > 0 && (
          <View className='gap'>
            <FilePhotos ids={request.photoIds} />
          </View>
        )}
      </Card>
      <Section title={t('course')} />
      <Card padded>
        <Timeline moments={moments} />
      </Card>
    </>
  );
};

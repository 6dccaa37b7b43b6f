import { Text, View } from '@tarojs/components';
import type { Output } from '@guiyan/shared/contract';
import { clockWords, ratingWords, requestStaffWords, requestStateWords, type ClockColour } from '@guiyan/shared/domain/requests';
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

export const stepTitles = {
  submitted: 'stepSubmitted', taken: 'stepTaken', papers: 'stepPapers', brought: 'stepBrought', working: 'stepWorking', offered: 'stepOffered', passed: 'stepPassed', bounced: 'stepBounced', suspended: 'stepSuspended', resumed: 'stepResumed',
  answered: 'stepAnswered', ending: 'stepEnding', attempt: 'stepAttempt', confirmed: 'stepConfirmed', reopened: 'stepReopened', callback: 'stepCallback', called: 'stepCalled', closed: 'stepClosed', withdrawn: 'stepWithdrawn', handed: 'stepHanded',
} as const satisfies Record<Request['steps'][number]['what'], string>;
const sources = { request: undefined, checkin: 'fromCheckin', visit: 'fromVisit', contact: 'fromContact', happened: 'fromHappened', paper: 'fromPaper', desk: 'fromDesk', outpost: 'fromOutpost' } as const;
const clockTones: Record<ClockColour, 'green' | 'amber' | 'red' | 'plain'> = { green: 'plain', amber: 'amber', red: 'red', paused: 'plain', met: 'green', late: 'amber' };

/** The answer first, in a sentence; then who did what. */
const Echo = ({ request }: { request: Request }) => {
  const today = useSession((session) => session.today);
  const last = request.steps.filter((step) => step.what === 'answered' || step.what === 'ending').slice(-1)[0];
  const waits = request.status === 'answered';
  return (
    <Card padded>
      <View className='echo-head'>
        <Badge words={t(request.outcome === 'ended' ? 'cannot' : 'done')} tone={request.outcome === 'ended' ? 'amber' : 'green'} />
        {last && <Text className='row-aside'>{t('answerBy', { day: momentWords(last.at, today), who: last.by })}</Text>}
      </View>
      <View className='echo'>{request.answer}</View>
      {waits && <View className='subhead'>{request.can.includes('confirm') ? t('nod') : t('waitNod', { who: request.asker })}</View>}
      {request.rating !== null && <View className='subhead'>{t('rated', { how: ratingWords[request.rating as 5] })}</View>}
    </Card>
  );
};

/** S4 In words; a year nobody knows is said and not guessed. */
const Clock = ({ request }: { request: Request }) => {
  const today = useSession((session) => session.today);
  const { colour, dueOn, first, whole } = request;
  const running = request.status === 'submitted' ? first : whole;
  if (!running || colour === null) return null;
  const { days, used, unknownYear } = running;
  return (
    <Row
      icon='bell'
      title={t(request.status === 'submitted' ? 'firstClock' : 'wholeClock', { days })}
      reason={`${colour === 'paused' ? clockWords.paused : `${dueOn ? t('dueOn', { day: nearWords(dueOn, today) }) : ''}${t('used', { used })}`}${unknownYear ? t('unknownYear', { year: unknownYear }) : ''}`}
      tone={clockTones[colour] === 'plain' ? 'plain' : (clockTones[colour] as 'red')}
      side={clockWords[colour]}
    />
  );
};

export const RequestView = ({ request, staff }: { request: Request; staff: boolean }) => {
  const today = useSession((session) => session.today);
  const { phone, status, source, agent, mandate } = request;
  const answered = request.answer !== null;
  const echo = answered ? request.steps.filter((step) => step.what === 'answered' || step.what === 'ending').slice(-1)[0] : undefined;
  const moments = request.steps
    .map((step, at) => {
      const { what, words, on } = step;
      const by = step.forWhom ? t('behalf', { by: step.by, whom: step.forWhom }) : step.by;
      // The echo stands in full above the line.
      return { key: `${what}${at}`, title: t(stepTitles[what]), day: nearWords(on, today), who: words && step !== echo ? `${by}：${words}` : by, waiting: (what === 'reopened' && status === 'taken') || (what === 'papers' && status === 'papers') };
    })
    .reverse();
  const from = sources[source];
  return (
    <>
      {answered && <Echo request={request} />}
      <Section title={t('where')} side={(staff ? requestStaffWords : requestStateWords)[status]} />
      <Card>
        <Clock request={request} />
        <Row icon='users' title={request.takenBy ? t('owner', { who: request.takenBy }) : t('noOwner')} reason={request.passing ? t('passing', { who: request.passing }) : undefined} />
        {mandate && <Row icon='file-text' title={t('mandate', { who: mandate.agent })} reason={t('mandateUntil', { day: nearWords(mandate.until, today) })} />}
        {!mandate && agent && <Row icon='users' title={t('behalf', { by: agent, whom: request.asker })} />}
        {staff && (
          <Row
            title={request.asker}
            aside={request.village}
            reason={phone ?? request.family}
            side={phone && /^1\d{10}$/.test(phone) ? <Disc icon='phone' label={phone} onTap={() => void dial(phone)} /> : undefined}
          />
        )}
      </Card>
      <Section title={t('said')} side={from && t(from)} />
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

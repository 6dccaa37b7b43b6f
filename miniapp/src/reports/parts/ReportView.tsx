import { Text, View } from '@tarojs/components';
import type { Output } from '@guiyan/shared/contract';
import { dayWords } from '@guiyan/shared/domain/dates';
import { activityWords } from '@guiyan/shared/domain/papers';
import { useSession } from '@/api/session';
import { momentWords, nearWords } from '@/i18n/dates';
import { Badge } from '@/ui/Badge';
import { FilePhotos } from '@/ui/FilePhotos';
import { Card, Row, Section } from '@/ui/List';
import { Timeline } from '@/ui/Timeline';
import { Listen } from '@/ui/Voice';
import { t } from '../texts';

type Report = Output<'reports.get'>;

const turnTitles = { handed_in: 'turnIn', returned: 'turnBack', accepted: 'turnYes' } as const;
const badges = { handed_in: ['waiting', 'amber'], returned: ['pleaseAdd', 'amber'], accepted: ['saw', 'green'] } as const;

/** The branch's word first; a report nobody has read yet says so. */
export const AnswerCard = ({ report }: { report: Report }) => {
  const today = useSession((session) => session.today);
  const [badge, tone] = badges[report.status];
  const last = report.turns.filter((turn) => turn.what === report.status).slice(-1)[0];
  return (
    <Card padded>
      <View className='report-head'>
        <Badge words={t(badge)} tone={tone} />
        {last && <Text className='row-aside'>{report.status === 'handed_in' ? momentWords(last.at, today) : t('answerBy', { day: momentWords(last.at, today), who: last.by })}</Text>}
      </View>
      {report.status !== 'handed_in' && <View className='report-answer'>{last?.words || t('noWords')}</View>}
    </Card>
  );
};

export const ReportView = ({ report }: { report: Report }) => {
  const today = useSession((session) => session.today);
  const moments = report.turns
    .map((turn, at) => {
      // The newest answer stands in full above.
      const told = at === report.turns.length - 1;
      return { key: `${turn.what}${at}`, title: t(turnTitles[turn.what]), day: nearWords(turn.on, today), who: turn.words && !told ? `${turn.by}：${turn.words}` : turn.by };
    })
    .reverse();
  return (
    <>
      <AnswerCard report={report} />
      {report.takenDown && (
        <Card padded className='report-gap'>
          <View>{t('takenDown', { name: report.name, by: report.takenDown.by })}</View>
          <View className='subhead'>{report.takenDown.confirmedOn ? t('confirmedOn', { day: dayWords(report.takenDown.confirmedOn) }) : t('notConfirmed')}</View>
        </Card>
      )}
      <Section title={t('say')} side={report.late ? t('lateShort') : undefined} />
      <Card padded>
        {report.text !== '' && (
          <Text className='report-text' userSelect>
            {report.text}
          </Text>
        )}
        {report.voiceId && <Listen id={report.voiceId} />}
        {report.photoIds.length > 0 && (
          <View className='report-gap'>
            <FilePhotos ids={report.photoIds} />
          </View>
        )}
      </Card>
      {report.activities.length > 0 && (
        <>
          <Section title={t('activities')} />
          <Card>
            {report.activities.map((one, at) => (
              <Row key={at} title={`${dayWords(one.on)} ${activityWords[one.activity]}`} reason={[one.confirmed ? t('confirmedBy', { host: one.host }) : t('ownWord'), one.words].filter(Boolean).join('，')} tone={one.confirmed ? 'green' : 'plain'} />
            ))}
          </Card>
        </>
      )}
      <Section title={t('history')} />
      <Card padded>
        <Timeline moments={moments} />
      </Card>
    </>
  );
};

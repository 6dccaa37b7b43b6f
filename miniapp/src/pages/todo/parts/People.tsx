import type { Hat } from '@guiyan/shared/domain/hats';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { useKept } from '@/hooks/useKept';
import { Card, Row } from '@/ui/List';
import type { IconName } from '@/ui/Icon';
import { open } from '../../home/go';
import { t } from '../../texts';

const answering: readonly Hat[] = ['liaison', 'secretary', 'clerk'];
const doors: readonly { hats: readonly Hat[]; icon: IconName; title: () => string; why: () => string; way: string }[] = [
  { hats: [...answering, 'county'], icon: 'users', title: () => t('people'), why: () => t('peopleWhy'), way: '/members/list/index' },
  { hats: ['secretary', 'clerk'], icon: 'users', title: () => t('migrants'), why: () => t('migrantsWhy'), way: '/migrants/list/index' },
  { hats: ['helper'], icon: 'users', title: () => t('families'), why: () => t('familiesWhy'), way: '/pairings/list/index' },
  { hats: answering, icon: 'phone', title: () => t('monthCalls'), why: () => t('monthCallsWhy'), way: '/calls/list/index' },
  { hats: answering, icon: 'pencil', title: () => t('reports'), why: () => t('answerReports'), way: '/reports/list/index' },
  { hats: [...answering, 'helper'], icon: 'file-text', title: () => t('requests'), why: () => t('requestsWhy'), way: '/requests/list/index' },
  { hats: ['secretary', 'clerk', 'helper'], icon: 'users', title: () => t('meetings'), why: () => t('meetingsWhy'), way: '/meetings/list/index' },
  { hats: answering, icon: 'hand', title: () => t('binds'), why: () => t('bindsWhy'), way: '/accounts/doubts/index' },
];

/** While a round is open its list comes along with the door, for the hills where it is opened without network. */
const SurveyDoor = () => {
  const { data } = useKept('surveys.mine', () => call('surveys.mine', {}), []);
  if (!data?.round || data.rows.length === 0) return null;
  const left = data.rows.filter(({ outcome }) => outcome === null).length;
  return <Row icon='map-pin' title={t('survey')} reason={left > 0 ? t('surveyLeft', { n: left }) : t('surveyDone')} onTap={() => open('/surveys/list/index')} />;
};
const surveying: readonly Hat[] = ['helper', 'liaison', 'secretary'];

/** Doors to the lists of those one serves; the lists themselves lie in packages of their own. */
export const People = ({ hat }: { hat: Hat }) => {
  const off = useSession((session) => session.off);
  return (
    <Card>
      {surveying.includes(hat) && <SurveyDoor key={hat} />}
      {doors
        .filter(({ hats, way }) => hats.includes(hat) && !off.includes(way.split('/')[1]!))
        .map(({ icon, title, why, way }) => (
          <Row key={way} icon={icon} title={title()} reason={why()} onTap={() => open(way)} />
        ))}
    </Card>
  );
};

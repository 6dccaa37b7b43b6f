import type { Hat } from '@guiyan/shared/domain/hats';
import { Card, Row } from '@/ui/List';
import type { IconName } from '@/ui/Icon';
import { open } from '../../home/go';
import { t } from '../../texts';

const answering: readonly Hat[] = ['liaison', 'secretary', 'clerk'];
const doors: readonly { hats: readonly Hat[]; icon: IconName; title: () => string; why: () => string; way: string }[] = [
  { hats: [...answering, 'county'], icon: 'users', title: () => t('people'), why: () => t('peopleWhy'), way: '/members/list/index' },
  { hats: ['helper'], icon: 'users', title: () => t('families'), why: () => t('familiesWhy'), way: '/pairings/list/index' },
  { hats: answering, icon: 'pencil', title: () => t('reports'), why: () => t('answerReports'), way: '/reports/list/index' },
  { hats: answering, icon: 'file-text', title: () => t('requests'), why: () => t('requestsWhy'), way: '/requests/list/index' },
  { hats: answering, icon: 'hand', title: () => t('binds'), why: () => t('bindsWhy'), way: '/accounts/doubts/index' },
];

/** Doors to the lists of those one serves; the lists themselves lie in packages of their own. */
export const People = ({ hat }: { hat: Hat }) => (
  <Card>
    {doors
      .filter(({ hats }) => hats.includes(hat))
      .map(({ icon, title, why, way }) => (
        <Row key={way} icon={icon} title={title()} reason={why()} onTap={() => open(way)} />
      ))}
  </Card>
);

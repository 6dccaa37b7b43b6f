import type { Hat } from '@guiyan/shared/domain/hats';
import { call } from '@/api';
import { useCall } from '@/hooks/useCall';
import { useReturn } from '@/hooks/useReturn';
import { Card, Row } from '@/ui/List';
import { open } from '../../home/go';
import { t } from '../../texts';

const told: readonly Hat[] = ['member', 'family', 'liaison', 'helper', 'secretary', 'clerk', 'county', 'outpost'];

/** What the system told this hat; without network the door is there all the same. */
export const InboxDoor = ({ hat }: { hat: Hat }) => {
  const inbox = useCall(async () => (told.includes(hat) ? call('notices.inbox', { limit: 1 }) : null), [hat]);
  useReturn(inbox);
  if (!told.includes(hat)) return null;
  const unread = inbox.data?.unread ?? 0;
  return (
    <Card>
      <Row icon='bell' title={t('inbox')} reason={unread > 0 ? t('inboxNew', { n: unread }) : t('inboxWhy')} tone={unread > 0 ? 'red' : 'plain'} onTap={() => open('/notices/inbox/index')} />
    </Card>
  );
};

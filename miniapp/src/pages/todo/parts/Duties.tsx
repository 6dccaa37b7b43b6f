import { useSession } from '@/api/session';
import { Card, Row } from '@/ui/List';
import { useHome } from '../../home/home';
import { open } from '../../home/go';
import { t } from '../../texts';

/** M5 How much is due: the length of the list it opens. */
export const Duties = () => {
  const hatId = useSession((session) => session.hat?.id ?? '');
  const { data } = useHome(hatId);
  const due = data?.duties;
  if (!due) return null;
  const n = due.todo + due.overdue;
  return (
    <Card>
      <Row icon='bell' title={t('duties')} reason={due.overdue > 0 ? t('dutiesLate', { n: due.overdue }) : t('dutiesWhy')} tone={due.overdue > 0 ? 'red' : 'plain'} side={String(n)} onTap={() => open('/duties/list/index')} />
    </Card>
  );
};

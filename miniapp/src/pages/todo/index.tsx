import type { Hat } from '@guiyan/shared/domain/hats';
import { useSession } from '@/api/session';
import { useCare } from '@/hooks/useCare';
import { t as frame } from '@/i18n/texts';
import { Page } from '@/ui/Page';
import { isWorkHat } from '@/ui/tabs';
import { InboxDoor } from './parts/InboxDoor';
import { Duties } from './parts/Duties';
import { Mine } from './parts/Mine';
import { People } from './parts/People';
import { Tray } from './parts/Tray';

const asks: readonly (Hat | undefined)[] = ['member', 'family'];

/** 待办 for those who ask, 人员 for those who serve; what waits on this phone stands on top. */
export default function TodoPage() {
  const hat = useSession((session) => session.hat);
  const care = useCare();
  const work = isWorkHat(hat?.hat);
  return (
    <Page tab title={care ? frame(work ? 'people' : 'todo') : undefined}>
      <Tray />
      {hat && <Duties key={`due ${hat.id}`} />}
      {hat && asks.includes(hat.hat) && <Mine key={hat.id} member={hat.hat === 'member'} />}
      {hat && work && <People key={`who ${hat.id}`} hat={hat.hat} />}
      {hat && <InboxDoor key={`inbox ${hat.id}`} hat={hat.hat} />}
    </Page>
  );
}

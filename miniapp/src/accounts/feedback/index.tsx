import { View } from '@tarojs/components';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { dial } from '@/hooks/dial';
import { useCall } from '@/hooks/useCall';
import { Button } from '@/ui/Button';
import { Page } from '@/ui/Page';
import { Loading } from '@/ui/States';
import { t } from '../texts';
import '../door.scss';

/** The township's phone, from the family's card or from the orgs one may see; null where none is registered. */
const townPhone = async (hat: string | undefined): Promise<string | null> => {
  if (hat === 'member' || hat === 'family') return (await call('cards.mine', {})).card?.complaintPhone ?? null;
  if (hat === 'auditor' || hat === undefined) return null;
  const { rows } = await call('orgs.tree', {});
  return rows.find((org) => org.kind === 'township' && org.phone)?.phone ?? null;
};

export default function FeedbackPage() {
  const hat = useSession((session) => session.hat?.hat);
  const phone = useCall(async () => ({ phone: await townPhone(hat) }), [hat]);
  return (
    <Page title={t('feedback')}>
      <Loading of={phone} rows={1}>
        {(found) => (
          <>
            <View>{found.phone ? t('feedbackWords') : t('feedbackNone')}</View>
            {found.phone && (
              <View className='door-deed'>
                <Button note={found.phone} onTap={() => void dial(found.phone as string)}>
                  {t('callTown')}
                </Button>
              </View>
            )}
          </>
        )}
      </Loading>
    </Page>
  );
}

import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '@/api';
import { tokens, useSession } from '@/api/session';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import { Card } from '@/ui/List';
import { Page } from '@/ui/Page';
import { toHome } from '../parts/enter';
import { t } from '../texts';
import '../door.scss';

/** A hat somebody offered: `?code=` comes from a link. */
export default function InvitePage() {
  const { params } = useRouter();
  const [code, setCode] = useState(decodeURIComponent(params.code ?? ''));
  const [short, setShort] = useState(false);
  const [got, setGot] = useState('');
  const userId = useSession((session) => session.userId);
  const { act, busy, error } = useDeed();

  const use = () => {
    const clean = code.replace(/\s/g, '');
    setShort(clean.length < 8);
    if (clean.length < 8) return;
    if (!userId) {
      void Taro.reLaunch({ url: `/accounts/login/index?invite=${encodeURIComponent(clean)}` });
      return;
    }
    void act(async () => {
      const { hat } = await call('accounts.acceptInvite', { code: clean });
      // A new session answer brings the hat along.
      await tokens.refresh();
      setGot(hat.place ? t('wearing', { title: hat.title, place: hat.place }) : t('wearingOnly', { title: hat.title }));
    });
  };

  return (
    <Page
      title={t('inviteTitle')}
      dock={got ? <Button onTap={toHome}>{t('toHome')}</Button> : <Button busy={busy} onTap={use}>{t('inviteUse')}</Button>}
      note={userId || got ? undefined : t('inviteFirst')}
    >
      {got ? (
        <View className='head head-work'>{got}</View>
      ) : (
        <Card>
          <TextField label={t('inviteCode')} value={code} max={64} placeholder={t('invitePlace')} error={short ? t('inviteWrong') : error?.message} onChange={setCode} />
        </Card>
      )}
    </Page>
  );
}

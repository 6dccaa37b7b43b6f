import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { call } from '@/api';
import { signOut, tokens, useSession } from '@/api/session';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import { Card, Row } from '@/ui/List';
import { Page } from '@/ui/Page';
import { toHome, wearFirst } from '../parts/enter';
import { t } from '../texts';
import '../door.scss';

type Who = 'member' | 'family';

/** Asked of the liaison already: what happens next, told plainly. */
const Waiting = () => {
  const [notYet, setNotYet] = useState(false);
  const { act, busy, error } = useDeed();
  const look = () =>
    void act(async () => {
      await tokens.refresh();
      if (await wearFirst()) toHome();
      else setNotYet(true);
    });
  return (
    <Page dock={<Button busy={busy} onTap={look}>{t('waitCheck')}</Button>} note={notYet ? t('notYet') : undefined}>
      <View className='head'>{t('waitTitle')}</View>
      <View className='subhead'>{t('waitWords')}</View>
      {error && <View className='field-error'>{error.message}</View>}
    </Page>
  );
};

/** X14: whose person of the roster this account is. */
export default function BindPage() {
  const [who, setWho] = useState<Who>();
  const [name, setName] = useState('');
  const [last4, setLast4] = useState('');
  const [wrong, setWrong] = useState<'name' | 'last4'>();
  const [waiting, setWaiting] = useState(false);
  const { act, busy, error } = useDeed();

  // Somebody said yes while the app was closed.
  useEffect(() => {
    if (useSession.getState().hats.length > 0) void act(async () => void ((await wearFirst()) && toHome()));
  }, [act]);

  const bind = () => {
    if (name.trim() === '') return setWrong('name');
    if (who === 'member' && !/^[\dXx]{4}$/.test(last4)) return setWrong('last4');
    setWrong(undefined);
    void act(async () => {
      const { status } =
        who === 'member'
          ? await call('accounts.bindMember', { name: name.trim(), idLast4: last4.toUpperCase() })
          : await call('accounts.bindFamily', { memberName: name.trim() });
      if (status === 'waiting') return setWaiting(true);
      await tokens.refresh();
      toHome();
    });
  };
  const leave = () =>
    void act(async () => {
      await call('session.end', {});
      await signOut();
      await Taro.reLaunch({ url: '/accounts/login/index' });
    });

  if (waiting) return <Waiting />;
  return (
    <Page dock={who && <Button busy={busy} onTap={bind}>{t('check')}</Button>}>
      <View className='head'>{t('bindTitle')}</View>
      <View className='subhead door-deed'>{t('bindLine')}</View>
      <View className='door-deed'>
        <Card>
          <Row icon='map-pin' title={t('iMember')} reason={t('iMemberWhy')} strong={who === 'member'} onTap={() => setWho('member')} />
          <Row icon='users' title={t('iFamily')} reason={t('iFamilyWhy')} strong={who === 'family'} onTap={() => setWho('family')} />
          <Row icon='credit-card' title={t('iInvite')} reason={t('iInviteWhy')} onTap={() => void Taro.navigateTo({ url: '/accounts/invite/index' })} />
        </Card>
      </View>
      {who && (
        <View className='door-deed'>
          <Card>
            <TextField
              label={who === 'member' ? t('name') : t('awayName')} value={name} max={30} placeholder={who === 'member' ? t('namePlace') : t('awayPlace')}
              error={wrong === 'name' ? t('nameWrong') : who === 'family' ? error?.message : undefined} onChange={setName}
            />
            {who === 'member' && (
              <TextField label={t('last4')} type='idcard' value={last4} max={4} placeholder={t('last4Place')} error={wrong === 'last4' ? t('last4Wrong') : error?.message} onChange={setLast4} />
            )}
          </Card>
        </View>
      )}
      {!who && error && <View className='field-error'>{error.message}</View>}
      <View className='door-foot' onClick={leave}>
        {t('leave')}
      </View>
    </Page>
  );
}

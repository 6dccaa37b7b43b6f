import { Switch, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { HatView } from '@guiyan/shared/contract/accounts';
import type { Hat } from '@guiyan/shared/domain/hats';
import { call } from '@/api';
import { setCare, setLang, signIn, useSession } from '@/api/session';
import { useDeed } from '@/hooks/useDeed';
import { useSubscribe } from '@/hooks/useSubscribe';
import { t as frame } from '@/i18n/texts';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { Field } from '@/ui/Field';
import { Icon } from '@/ui/Icon';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { open } from '../home/go';
import { t } from '../texts';
import { leave } from './leave';

const home = '/pages/home/index';
const langs = [{ value: 'zh', words: '中文' }, { value: 'bo', words: 'བོད་ཡིག' }] as const;
/** C6 Who may look whether a paper is valid. */
const verifies: readonly (Hat | undefined)[] = ['window', 'outpost', 'liaison', 'secretary', 'clerk'];
/** N1 Whose home the county's is, and those who lead it. */
const atHome: readonly (Hat | undefined)[] = ['member', 'liaison', 'secretary', 'clerk', 'county', 'outpost'];
/** P5 H8 Who tells what happened at home; H12 who asks for a counsellor, or is one; H17 who may come upon a child in danger. */
const tells: readonly (Hat | undefined)[] = ['member', 'family', 'helper', 'liaison', 'secretary', 'clerk'];
const talks: readonly (Hat | undefined)[] = ['member', 'family'];
/** H10 H11 H12 H14 What those who look after families write down beside visits; a helper finds it beside his families. */
const refers: readonly (Hat | undefined)[] = ['helper', 'liaison', 'secretary', 'clerk'];
const elders: readonly (Hat | undefined)[] = ['liaison', 'secretary'];
const clinics: readonly (Hat | undefined)[] = ['secretary', 'clerk'];
const photos: readonly (Hat | undefined)[] = ['secretary', 'clerk'];
const raises: readonly (Hat | undefined)[] = ['member', 'family', 'helper', 'liaison', 'secretary'];
const hasCard: readonly (Hat | undefined)[] = ['member', 'family'];
const checksCards: readonly (Hat | undefined)[] = ['liaison', 'secretary'];
const tellable: readonly (Hat | undefined)[] = ['member', 'family', 'liaison', 'helper'];

/** One consent is good for one message: it is asked for at each tap. */
const TellMe = () => {
  const { can, ask } = useSubscribe();
  const { act, busy, error } = useDeed();
  if (!can) return null;
  const agree = () =>
    void act(async () => {
      const answer = await ask();
      void Taro.showToast({ title: t(answer === 'accept' ? 'willTell' : 'wontTell'), icon: 'none' });
    });
  return <Row title={t('tellMe')} reason={error?.message ?? t('tellMeWhy')} tone={error ? 'red' : 'plain'} onTap={busy ? undefined : agree} />;
};

/** Who I am, and what is mine to set. */
export default function MePage() {
  const { hat, hats, care, lang } = useSession();
  const { act, busy, error } = useDeed();

  const wear = ({ id }: HatView) =>
    void act(async () => {
      await signIn(await call('session.switchHat', { hatId: id }));
    });
  // Pages read their words as they draw.
  const speak = (next: 'zh' | 'bo') => void setLang(next).then(() => Taro.reLaunch({ url: home }));

  return (
    <Page tab title={care ? frame('me') : undefined}>
      <View className='head'>{hat?.name}</View>
      <View className='subhead'>{hat && `${hat.title}，${hat.place}`}</View>
      {hats.length > 1 && (
        <>
          <Section title={t('wear')} />
          <Card>
            {hats.map((one) => (
              <Row
                key={one.id} title={one.title} reason={one.place} strong={one.id === hat?.id}
                side={one.id === hat?.id ? <Icon name='check' size='small' className='green' /> : undefined}
                onTap={one.id === hat?.id || busy ? undefined : () => wear(one)}
              />
            ))}
          </Card>
        </>
      )}
      <Section title={t('mine')} />
      <Card>
        {hasCard.includes(hat?.hat) && <Row icon='credit-card' title={t('card')} onTap={() => open('/cards/show/index')} />}
        {checksCards.includes(hat?.hat) && <Row icon='credit-card' title={t('card')} onTap={() => open('/cards/asks/index')} />}
        {hasCard.includes(hat?.hat) && <Row icon='users' title={t('children')} onTap={() => open('/families/child/index')} />}
        {hat?.hat === 'member' && <Row icon='pencil' title={t('myReports')} onTap={() => open('/reports/list/index')} />}
        {hat?.hat === 'member' && <Row icon='map-pin' title={t('going')} onTap={() => open('/members/mine/index')} />}
        {hat?.hat === 'member' && <Row icon='file-text' title={t('papers')} onTap={() => open('/papers/mine/index')} />}
        {verifies.includes(hat?.hat) && <Row icon='scan-line' title={t('verify')} onTap={() => open('/papers/verify/index')} />}
        {hat?.hat === 'outpost' && <Row icon='users' title={t('arrivals')} onTap={() => open('/papers/host/index')} />}
        {atHome.includes(hat?.hat) && <Row icon='users' title={t('countyHome')} reason={t('countyHomeWhy')} onTap={() => open('/orgs/home/index')} />}
        {hat && hat.hat !== 'auditor' && hat.hat !== 'civil' && <Row icon='file-text' title={t('posts')} onTap={() => open('/posts/list/index')} />}
        {tells.includes(hat?.hat) && <Row icon='bell' title={t('happenings')} reason={t('happeningsWhy')} onTap={() => open('/happenings/tell/index')} />}
        {tells.includes(hat?.hat) && <Row icon='map-pin' title={t('outposts')} onTap={() => open('/outposts/list/index')} />}
        {hat?.hat === 'liaison' && <Row icon='hand' title={t('difficulties')} onTap={() => open('/difficulties/list/index')} />}
        {hat?.hat === 'helper' && <Row icon='hand' title={t('helpday')} onTap={() => open('/pairings/helpday/index')} />}
        {elders.includes(hat?.hat) && <Row icon='users' title={t('elders')} onTap={() => open('/elders/list/index')} />}
        {clinics.includes(hat?.hat) && <Row icon='check' title={t('clinics')} onTap={() => open('/clinics/record/index')} />}
        {tellable.includes(hat?.hat) && <Row icon='check' title={t('grants')} onTap={() => open(hasCard.includes(hat?.hat) ? '/grants/offers/index' : '/grants/outcome/index')} />}
        {photos.includes(hat?.hat) && <Row icon='camera' title={t('photos')} onTap={() => open('/pairings/photos/index')} />}
        {[...talks, ...refers].includes(hat?.hat) && <Row icon='message-square' title={t(talks.includes(hat?.hat) ? 'talk' : 'counsel')} onTap={() => open('/referrals/list/index')} />}
        {raises.includes(hat?.hat) && <Row icon='phone' title={t('alarm')} reason={t('alarmWhy')} tone='red' onTap={() => open('/alarms/call/index')} />}
        {hat && <Row icon='phone' title={t('phones')} onTap={() => open('/orgs/directory/index')} />}
        <Row icon='plus' title={t('invite')} onTap={() => open('/accounts/invite/index')} />
        {hasCard.includes(hat?.hat) && <Row icon='users' title={t('looks')} onTap={() => open('/audit/mine/index')} />}
        <Row icon='message-square' title={t('complain')} onTap={() => open('/accounts/feedback/index')} />
      </Card>
      <Section title={t('settings')} />
      <Card>
        {tellable.includes(hat?.hat) && <TellMe />}
        <Row title={t('bigger')} reason={t('biggerWhy')} side={<Switch checked={care} color='#B3352A' onChange={(event) => void setCare(event.detail.value)} />} />
        <Field label={t('lang')}>
          <ChipRow choices={langs} picked={lang} onPick={speak} />
        </Field>
      </Card>
      {error && <View className='field-error'>{error.message}</View>}
      <Button kind='quiet' busy={busy} onTap={() => void act(leave)}>
        {t('leave')}
      </Button>
    </Page>
  );
}

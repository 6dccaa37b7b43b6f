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

/** A row that leads on; none while the county does without what it leads to (X16). */
const Way = ({ to, part = to.split('/')[1]!, ...row }: Pick<Parameters<typeof Row>[0], 'icon' | 'title' | 'reason' | 'tone'> & { to: string; part?: string }) =>
  useSession(({ off }) => off.includes(part)) ? null : <Row {...row} onTap={() => open(to)} />;

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
        {hasCard.includes(hat?.hat) && <Way icon='credit-card' title={t('card')} to='/cards/show/index' />}
        {checksCards.includes(hat?.hat) && <Way icon='credit-card' title={t('card')} to='/cards/asks/index' />}
        {hasCard.includes(hat?.hat) && <Way icon='users' title={t('children')} to='/families/child/index' />}
        {hat?.hat === 'member' && <Way icon='pencil' title={t('myReports')} to='/reports/list/index' />}
        {hat?.hat === 'member' && <Way icon='map-pin' title={t('going')} to='/members/mine/index' />}
        {hat?.hat === 'member' && <Way icon='file-text' title={t('papers')} to='/papers/mine/index' />}
        {verifies.includes(hat?.hat) && <Way icon='scan-line' title={t('verify')} to='/papers/verify/index' />}
        {hat?.hat === 'outpost' && <Way icon='users' title={t('arrivals')} to='/papers/host/index' />}
        {atHome.includes(hat?.hat) && <Way icon='users' title={t('countyHome')} reason={t('countyHomeWhy')} to='/orgs/home/index' />}
        {hat && hat.hat !== 'auditor' && hat.hat !== 'civil' && <Way icon='file-text' title={t('posts')} to='/posts/list/index' />}
        {tells.includes(hat?.hat) && <Way icon='bell' title={t('happenings')} reason={t('happeningsWhy')} to='/happenings/tell/index' />}
        {tells.includes(hat?.hat) && <Way icon='map-pin' title={t('outposts')} to='/outposts/list/index' />}
        {hat?.hat === 'liaison' && <Way icon='hand' title={t('difficulties')} to='/difficulties/list/index' />}
        {hat?.hat === 'helper' && <Way icon='hand' title={t('helpday')} to='/pairings/helpday/index' part='helpdays' />}
        {elders.includes(hat?.hat) && <Way icon='users' title={t('elders')} to='/elders/list/index' />}
        {clinics.includes(hat?.hat) && <Way icon='check' title={t('clinics')} to='/clinics/record/index' />}
        {tellable.includes(hat?.hat) && <Way icon='check' title={t('grants')} to={hasCard.includes(hat?.hat) ? '/grants/offers/index' : '/grants/outcome/index'} />}
        {photos.includes(hat?.hat) && <Way icon='camera' title={t('photos')} to='/pairings/photos/index' />}
        {[...talks, ...refers].includes(hat?.hat) && <Way icon='message-square' title={t(talks.includes(hat?.hat) ? 'talk' : 'counsel')} to='/referrals/list/index' />}
        {raises.includes(hat?.hat) && <Way icon='phone' title={t('alarm')} reason={t('alarmWhy')} tone='red' to='/alarms/call/index' />}
        {hat && <Way icon='phone' title={t('phones')} to='/orgs/directory/index' />}
        <Way icon='plus' title={t('invite')} to='/accounts/invite/index' />
        {hasCard.includes(hat?.hat) && <Row icon='users' title={t('looks')} onTap={() => open('/audit/mine/index')} />}
        <Way icon='message-square' title={t('complain')} to='/accounts/feedback/index' />
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

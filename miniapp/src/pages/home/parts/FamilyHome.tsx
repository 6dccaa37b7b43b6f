import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect } from 'react';
import { setCare, useSession } from '@/api/session';
import { callPerson } from '@/hooks/dial';
import { countUnheard } from '@/hooks/heard';
import { useCare } from '@/hooks/useCare';
import { useDeed } from '@/hooks/useDeed';
import { useVoice } from '@/hooks/useVoice';
import { Count } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { BigRow, Card, Row } from '@/ui/List';
import { Page } from '@/ui/Page';
import { h } from './hats.texts';
import type { HomeProps } from './props';
import './hats.scss';

const go = (page: string) => () => void Taro.navigateTo({ url: `/${page}/index` });

/** Families begin with big letters; whoever changes that is not asked again. */
const useBigLettersFirst = (): void => {
  const hatId = useSession((session) => session.hat?.id);
  useEffect(() => {
    const key = `care.${hatId}`;
    if (Taro.getStorageSync(key)) return;
    Taro.setStorageSync(key, 1);
    void setCare(true);
  }, [hatId]);
};

export const FamilyHome = ({ home: { family } }: HomeProps) => {
  const care = useCare();
  const cards = useSession(({ off }) => !off.includes('cards'));
  const voice = useVoice();
  const { act, error } = useDeed();
  useBigLettersFirst();
  if (!family) return null;

  const { headline, note, callTitle, memberPersonId, news, hasCard, lastCheckin } = family;
  const fresh = countUnheard(news);
  const phone = () => void (memberPersonId && act(() => callPerson(memberPersonId)));
  const newsLine = (news.find(({ title }) => title !== headline) ?? news[0])?.title ?? h('noNews');
  const cardLine = h(hasCard ? 'cardLine' : 'noCard');
  const top = (
    <>
      <View className='head'>{headline}</View>
      <View className='subhead'>{error ? <Text className='red'>{error.message}</Text> : note}</View>
    </>
  );

  if (!care) {
    return (
      <Page tab dock={<Button big onTap={go('families/help')}>{h('help')}</Button>} note={h('helpLine')}>
        {top}
        <Card className='hat-rows'>
          {memberPersonId && <Row icon='phone' title={h('call')} reason={callTitle} onTap={phone} />}
          {cards && <Row icon='credit-card' title={h('card')} reason={cardLine} onTap={go('cards/show')} />}
          <Row icon='message-square' title={h('news')} reason={newsLine} side={fresh > 0 && <Count n={fresh} />} onTap={go('families/news')} />
          <Row icon='check' title={h('well')} reason={lastCheckin} onTap={go('families/news')} />
          <Row icon='file-text' title={h('gifts')} reason={h('giftsLine')} onTap={go('families/gifts')} />
        </Card>
        {/* A key of its own: the tap that leads here must not reach this one on its way up. */}
        <View key='big' className='hat-foot' ariaRole='button' onClick={() => void setCare(true)}>{h('big')}</View>
      </Page>
    );
  }
  return (
    <Page tab>
      {top}
      <View className='hat-rows'>
        {memberPersonId && <BigRow icon='phone' word={h('call')} line={callTitle} onTap={phone} />}
        {cards && <BigRow icon='credit-card' word={h('card')} line={cardLine} onTap={go('cards/show')} />}
        <BigRow icon='hand' word={h('help')} line={h('helpLine')} red onTap={go('families/help')} />
        <BigRow icon='volume-2' word={h('news')} line={newsLine} side={<Count n={fresh} />} onTap={go('families/news')} />
      </View>
      <View key='plain' className='hat-foot'>
        {voice && (
          <View className='family-read' ariaRole='button' onClick={() => voice(`${headline}。${note}`)}>
            <Icon name='volume-2' />
            <Text>{h('read')}</Text>
          </View>
        )}
        <View className='family-plain' ariaRole='button' onClick={() => void setCare(false)}>{h('plain')}</View>
      </View>
    </Page>
  );
};

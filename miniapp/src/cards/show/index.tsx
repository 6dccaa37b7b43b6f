import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { call } from '@/api';
import { dial } from '@/hooks/dial';
import { useDeed } from '@/hooks/useDeed';
import { useKept } from '@/hooks/useKept';
import { useLater } from '@/hooks/useLater';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Page } from '@/ui/Page';
import { Qr } from '@/ui/Qr';
import { Empty, Loading } from '@/ui/States';
import { dayOnCard } from '../days';
import { t } from '../texts';
import { Asking } from './Asking';
import { useBrightScreen } from './bright';
import { Lose } from './Lose';
import { Wxa } from './Wxa';
import './index.scss';

type Mine = Output<'cards.mine'>;
type Face = NonNullable<Mine['card']>;
type Unit = Face['units'][number];

/** Each promise once, under the first unit that made it. */
const pledgesOf = (units: readonly Unit[]): Unit[] =>
  units.filter(({ pledge }, at) => pledge !== '' && units.findIndex((other) => other.pledge === pledge) === at);

const CardFace = ({ card, line }: { card: Face; line: string }) => {
  const { holder, number, code, place, status, validUntil, token } = card;
  return (
    <View className='face'>
      <View className='face-top'>
        <View className='face-title'>{t('cardHead')}</View>
        <View className='subhead'>{place}</View>
        <View className='face-line' />
        <View className='face-number'>{number}</View>
        <View className='face-who'>
          <Text className='face-name'>{holder}</Text>
          <Text className='face-until'>{t('validUntil', { day: dayOnCard(validUntil) })}</Text>
        </View>
      </View>
      {status === 'valid' ? (
        <View className='face-qr'>
          <Qr text={token} size={216} />
          {code && <View className='subhead face-code'>{`${t('code')} ${code.slice(0, 3)} ${code.slice(3)}`}</View>}
        </View>
      ) : (
        <View className='face-state'>
          <View className='face-stamp'>{t(status === 'expired' ? 'expired' : 'voided')}</View>
          <View>{line}</View>
        </View>
      )}
      <View className='face-foot'>
        <View className='face-right'>{t('serveFirst')}</View>
        <View className='face-right'>{t('policyFirst')}</View>
      </View>
    </View>
  );
};

/** F2 The card's back: whom to call, and what they promise. */
const CardBack = ({ units }: { units: readonly Unit[] }) => (
  <>
    <View className='units'>
      {units.map(({ name, phone }) => (
        <View key={name} className='unit' ariaRole='button' ariaLabel={t('callUnit', { unit: name })} onClick={phone ? () => void dial(phone) : undefined}>
          <View className='row-text'>
            <View className='row-title'>{name}</View>
            <View className='row-reason'>{phone}</View>
          </View>
          {phone && <Icon name='phone' />}
        </View>
      ))}
    </View>
    {pledgesOf(units).map(({ name, pledge, pledgeVersion }) => (
      <View key={name} className='pledge'>
        <View className='pledge-words'>{pledge}</View>
        <View>{t('pledge', { unit: name, n: pledgeVersion })}</View>
      </View>
    ))}
  </>
);

const Link = ({ words, onTap }: { words: string; onTap: () => void }) => (
  <View className='lost' ariaRole='button' onClick={onTap}>
    <Text>{words}</Text>
    <Icon name='chevron-right' size='small' />
  </View>
);

/** Kept on the phone: a card must open at a counter without network. */
export default function CardPage() {
  const mine = useKept('card', () => call('cards.mine', {}), []);
  const [sheet, setSheet] = useState<'lose' | 'wxa'>();
  const close = () => setSheet(undefined);
  const { act, busy, error } = useDeed();
  const below = useLater();
  const card = mine.data?.card;
  useBrightScreen(card?.status === 'valid');
  const apply = () =>
    void act(async () => {
      await call('cards.apply', {});
      void mine.reload();
    });
  const deed = mine.data?.can.find((one) => one !== 'lose');
  return (
    <Page
      title={t('cardTitle')}
      tone='sleeve'
      dock={
        deed && (
          <Button busy={busy} onTap={apply}>
            {t(deed)}
          </Button>
        )
      }
    >
      <Loading of={mine}>
        {({ card: face, ask, line, can }) => (
          <>
            {face ? <CardFace card={face} line={line} /> : !ask && <Empty words={t('noCard')} />}
            {ask && <Asking ask={ask} line={face ? '' : line} />}
            {!face && !ask && can.includes('apply') && <View className='pledge'>{t('noCardLine')}</View>}
            {error && <View className='pledge'>{error.message}</View>}
            {below && face && <CardBack units={face.units} />}
            {below && can.includes('lose') && (
              <View className='links'>
                {process.env.TARO_ENV === 'weapp' && <Link words={t('wxa')} onTap={() => setSheet('wxa')} />}
                <Link words={t('lost')} onTap={() => setSheet('lose')} />
              </View>
            )}
          </>
        )}
      </Loading>
      {sheet === 'wxa' && <Wxa onClose={close} />}
      {sheet === 'lose' && (
        <Lose
          onClose={close}
          onDone={() => {
            close();
            void mine.reload();
          }}
        />
      )}
    </Page>
  );
}

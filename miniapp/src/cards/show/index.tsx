import { Text, View } from '@tarojs/components';
import type { Output } from '@guiyan/shared/contract';
import { fullDayWords } from '@guiyan/shared/domain/dates';
import { call } from '@/api';
import { dial } from '@/hooks/dial';
import { useKept } from '@/hooks/useKept';
import { Icon, Mark } from '@/ui/Icon';
import { Page } from '@/ui/Page';
import { Qr } from '@/ui/Qr';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';
import { useBrightScreen } from './bright';
import './index.scss';

type Face = NonNullable<Output<'cards.mine'>['card']>;
type Unit = Face['units'][number];

const Fact = ({ label, value, name = false }: { label: string; value: string; name?: boolean }) => (
  <View className='face-fact'>
    <View className='face-label'>{label}</View>
    <View className={name ? 'face-value face-name' : 'face-value'}>{value}</View>
  </View>
);

/** Each promise once, under the first unit that made it. */
const pledgesOf = (units: readonly Unit[]): Unit[] =>
  units.filter(({ pledge }, at) => pledge !== '' && units.findIndex((other) => other.pledge === pledge) === at);

const CardFace = ({ card }: { card: Face }) => {
  const { holder, number, code, place, status, validUntil, token, units, complaintPhone } = card;
  const office = complaintPhone ?? units.find(({ phone }) => phone)?.phone;
  return (
    <>
      <View className='face'>
        <View className='face-top'>
          <View>
            <View className='face-title'>{t('cardHead')}</View>
            <View className='subhead'>{place}</View>
          </View>
          <Mark large />
        </View>
        {status !== 'valid' && <View className='face-state'>{t(status === 'expired' ? 'expired' : 'voided')}</View>}
        <View className='face-body'>
          <View className='face-qr'>
            <Qr text={token} />
          </View>
          <View className='face-facts'>
            <Fact label={t('holder')} value={holder} name />
            <Fact label={t('number')} value={number} />
            {code && <Fact label={t('code')} value={`${code.slice(0, 3)} ${code.slice(3)}`} />}
            <Fact label={t('until')} value={fullDayWords(validUntil)} />
          </View>
        </View>
        <View className='face-foot'>
          <View className='face-right'>{t('serveFirst')}</View>
          <View className='face-right'>{t('policyFirst')}</View>
        </View>
      </View>
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
      {office && (
        <View className='lost' ariaRole='button' onClick={() => void dial(office)}>
          <Text>{t('lost')}</Text>
          <Icon name='chevron-right' size='small' />
        </View>
      )}
    </>
  );
};

/** Kept on the phone: a card must open at a counter without network. */
export default function CardPage() {
  const mine = useKept('card', () => call('cards.mine', {}), []);
  useBrightScreen(Boolean(mine.data?.card));
  return (
    <Page title={t('cardTitle')} tone='sleeve'>
      <Loading of={mine}>{({ card }) => (card ? <CardFace card={card} /> : <Empty words={t('noCard')} />)}</Loading>
    </Page>
  );
}

import { Text, View } from '@tarojs/components';
import { fullDayWords, shanghaiDay, shanghaiTime } from '@guiyan/shared/domain/dates';
import { dial } from '@/hooks/dial';
import { Button } from '@/ui/Button';
import { Icon, type IconName } from '@/ui/Icon';
import { Card, Row } from '@/ui/List';
import { Page } from '@/ui/Page';
import { t } from '../texts';

/** What is said of a card, by the server or by the phone alone. */
export interface Said {
  saw: 'valid' | 'invalid' | 'unsure';
  holder: string;
  until: string;
  entitles: readonly string[];
  /** Whom to ask, never why. */
  ask: string;
  phone: string | null;
  /** Names the card where its service is logged. */
  card: string;
  /** Said without a network, by a list of that instant. */
  offline?: { listAt: number | null; why?: 'none' | 'old' | 'key' };
}

const looks = { valid: { icon: 'check', className: 'verdict' }, invalid: { icon: 'x', className: 'verdict verdict-no' }, unsure: { icon: 'phone', className: 'verdict verdict-ask' } } as const satisfies Record<Said['saw'], { icon: IconName; className: string }>;

/** Readable across a counter and by colour-blind eyes: word, shape and colour say the same. */
const Sign = ({ saw, line }: { saw: Said['saw']; line: string }) => (
  <View className={looks[saw].className}>
    <View className='verdict-sign'>
      <Icon name={looks[saw].icon} />
    </View>
    <View className='verdict-word'>{t(saw)}</View>
    <View>{line}</View>
  </View>
);

export const listWords = (at: number | null): string => (at === null ? t('noList') : t('listAt', { day: fullDayWords(shanghaiDay(at)), time: shanghaiTime(at) }));

/** Without a network the list's own day stands under every answer. */
const Age = ({ offline }: Pick<Said, 'offline'>) =>
  offline ? (
    <View className='list-age'>
      <Icon name='wifi-off' size='small' />
      <Text>{listWords(offline.listAt)}</Text>
    </View>
  ) : null;

interface VerdictProps {
  said: Said;
  onLog: (card: string) => void;
  onAgain: () => void;
}

const NotValid = ({ said, onAgain }: VerdictProps) => {
  const { saw, ask, phone, offline } = said;
  return (
    <Page
      title={t('resultTitle')}
      tone={saw === 'invalid' ? 'red' : 'grey'}
      dock={
        <>
          <Button kind='outlined' onTap={onAgain}>
            {t('scanAgain')}
          </Button>
          {phone && <Button onTap={() => void dial(phone)}>{t('callOffice')}</Button>}
        </>
      }
    >
      <Sign saw={saw} line={t(saw === 'invalid' ? 'invalidLine' : offline?.why === 'old' ? 'oldLine' : offline?.why === 'key' ? 'keyLine' : 'noneLine')} />
      <Card>
        <Row icon='message-square' title={t(saw === 'invalid' ? 'asUsual' : 'callFirst')} />
        {ask && <Row icon='phone' title={ask} />}
      </Card>
      <View className='subhead scan-gap'>{t('noReason')}</View>
      <Age offline={offline} />
    </Page>
  );
};

/** What the card says; what was done is logged in the room of services. */
export const Verdict = (props: VerdictProps) => {
  const { said, onLog, onAgain } = props;
  if (said.saw !== 'valid') return <NotValid {...props} />;
  const { holder, until, entitles, card, offline } = said;
  return (
    <Page
      title={t('resultTitle')}
      tone='green'
      dock={
        <>
          <Button kind='outlined' onTap={onAgain}>
            {t('scanAgain')}
          </Button>
          <Button onTap={() => onLog(card)}>{t('log')}</Button>
        </>
      }
    >
      <Sign saw='valid' line={until ? t('validUntil', { day: fullDayWords(until) }) : ''} />
      <Card>
        <Row title={holder} strong aside={t('holder')} />
        {entitles.map((words) => (
          <Row key={words} icon='check' title={words} />
        ))}
      </Card>
      <Age offline={offline} />
    </Page>
  );
};

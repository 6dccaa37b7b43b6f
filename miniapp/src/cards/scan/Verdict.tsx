import { Text, View } from '@tarojs/components';
import { shanghaiDay, shanghaiTime } from '@guiyan/shared/domain/dates';
import { dial } from '@/hooks/dial';
import { Button } from '@/ui/Button';
import { Icon, type IconName } from '@/ui/Icon';
import { Card, Row } from '@/ui/List';
import { Page } from '@/ui/Page';
import { dayOnCard } from '../days';
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

export const listWords = (at: number | null): string => (at === null ? t('noList') : t('listAt', { day: dayOnCard(shanghaiDay(at)), time: shanghaiTime(at) }));

/** Without a network the list's own day stands under every answer. */
const Age = ({ offline }: Pick<Said, 'offline'>) =>
  offline ? (
    <View className='list-age'>
      <Icon name='wifi-off' size='small' />
      <Text>{listWords(offline.listAt)}</Text>
    </View>
  ) : null;

/** Rights come in Chinese, from the card or the server. */
const inWords: Record<string, () => string> = { 优先办事: () => t('serveFirst'), 优先享受政策: () => t('policyFirst') };

/** Whom to ask, with the office's public number in it: one tap rings it. */
const Ask = ({ words }: { words: string }) => {
  const phone = /\d[\d-]{6,}\d/.exec(words)?.[0];
  return phone ? <Row icon='phone' title={words.replace('-', '-\u2060')} reason={t('tapToCall')} onTap={() => void dial(phone)} /> : <Row icon='phone' title={words} />;
};

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
        {ask && <Ask words={ask} />}
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
      <Sign saw='valid' line={until ? t('validUntil', { day: dayOnCard(until) }) : ''} />
      <Card>
        <Row title={holder} strong aside={t('holder')} />
        {entitles.map((words) => (
          <Row key={words} icon='check' title={inWords[words]?.() ?? words} />
        ))}
      </Card>
      <Age offline={offline} />
    </Page>
  );
};

import { Text, View } from '@tarojs/components';
import type { Output } from '@guiyan/shared/contract';
import { fullDayWords } from '@guiyan/shared/domain/dates';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Card, Row } from '@/ui/List';
import { Page } from '@/ui/Page';
import { t } from '../texts';

export type Scanned = Output<'cards.scan'>;

/** Readable across a counter and by colour-blind eyes: word, shape and colour say the same. */
const Sign = ({ valid, line }: { valid: boolean; line: string }) => (
  <View className={valid ? 'verdict' : 'verdict verdict-no'}>
    <View className='verdict-sign'>
      <Icon name={valid ? 'check' : 'x'} />
    </View>
    <View className='verdict-word'>{t(valid ? 'valid' : 'invalid')}</View>
    <View>{line}</View>
  </View>
);

interface VerdictProps {
  scanned: Scanned;
  onLog: (cardId: string) => void;
  onAgain: () => void;
}

const Invalid = ({ scanned, onAgain }: VerdictProps) => (
  <Page
    title={t('resultTitle')}
    tone='red'
    dock={
      <Button kind='outlined' onTap={onAgain}>
        {t('scanAgain')}
      </Button>
    }
  >
    <Sign valid={false} line={t('invalidLine')} />
    <Card>
      <Row icon='message-square' title={t('asUsual')} />
      <Row icon='phone' title={scanned.ask} />
    </Card>
    <View className='subhead scan-gap'>{t('noReason')}</View>
  </Page>
);

/** What the card says; what was done is logged in the room of services. */
export const Verdict = (props: VerdictProps) => {
  const { scanned, onLog, onAgain } = props;
  const { valid, cardId, holder, validUntil, entitles } = scanned;
  if (!valid || !cardId) return <Invalid {...props} />;
  return (
    <Page
      title={t('resultTitle')}
      tone='green'
      dock={
        <>
          <Button kind='outlined' onTap={onAgain}>
            {t('scanAgain')}
          </Button>
          <Button onTap={() => onLog(cardId)}>{t('log')}</Button>
        </>
      }
    >
      <Sign valid line={validUntil ? t('validUntil', { day: fullDayWords(validUntil) }) : ''} />
      <Card>
        <Row
          title={holder ?? ''}
          strong
          side={
            <>
              <Icon name='check' size='small' className='green' />
              <Text>{entitles ?? t('serveFirst')}</Text>
            </>
          }
        />
      </Card>
    </Page>
  );
};

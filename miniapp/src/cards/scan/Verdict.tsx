import { Text, View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { randomKey } from '@guiyan/shared/api/call';
import type { Output } from '@guiyan/shared/contract';
import { fullDayWords } from '@guiyan/shared/domain/dates';
import { call } from '@/api';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Card, Row } from '@/ui/List';
import { Page } from '@/ui/Page';
import { ServiceChips, type ServiceFacts } from '../parts/ServiceChips';
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
  onLogged: () => void;
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

export const Verdict = (props: VerdictProps) => {
  const { scanned, onLogged } = props;
  const { valid, cardId, holder, validUntil, entitles } = scanned;
  const [facts, setFacts] = useState<ServiceFacts>({ matter: 'LOAN', waitedMinutes: 5 });
  const { act, busy, error } = useDeed();
  // One service however often the button is pressed while the network is weak; the other ending is another service.
  const [happenedAt] = useState(() => Date.now());
  const sending = useRef({ yes: randomKey(), no: randomKey() });

  if (!valid || !cardId) return <Invalid {...props} />;

  const log = (priority: boolean) =>
    void act(async () => {
      const { yes, no } = sending.current;
      await call('cards.logService', { cardId, ...facts, priority, happenedAt }, { key: priority ? yes : no });
      onLogged();
    });
  const change = (next: ServiceFacts) => {
    // Other facts are another body, which the server refuses under the old key.
    sending.current = { yes: randomKey(), no: randomKey() };
    setFacts(next);
  };
  return (
    <Page
      title={t('resultTitle')}
      tone='green'
      dock={
        <>
          <Button kind='outlined' onTap={() => log(false)}>
            {t('noPriority')}
          </Button>
          <Button busy={busy} onTap={() => log(true)}>
            {t('priority')}
          </Button>
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
      <ServiceChips facts={facts} onChange={change} />
      {error && <View className='field-error'>{error.message}</View>}
    </Page>
  );
};

import { Text, View } from '@tarojs/components';
import Taro, { useDidShow, useRouter } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { call } from '@/api';
import { unlessCancelled } from '@/hooks/dial';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import { Icon } from '@/ui/Icon';
import { Card, Row } from '@/ui/List';
import { Page } from '@/ui/Page';
import { t } from '../texts';
import { type Scanned, Verdict } from './Verdict';
import './index.scss';

const hasCamera = process.env.TARO_ENV === 'weapp';

const toMonth = () => void Taro.navigateTo({ url: '/services/list/index' });

/** At the counter: scan, see valid or not. */
export default function ScanPage() {
  const { now } = useRouter().params;
  const [token, setToken] = useState('');
  const [scanned, setScanned] = useState<Scanned>();
  const left = useRef(false);
  const { act, busy, error } = useDeed();

  const check = (text: string) => act(async () => setScanned(await call('cards.scan', { token: text.trim() })));
  const scan = async () => {
    const read = await Taro.scanCode({ onlyFromCamera: false }).catch(unlessCancelled);
    if (read) await check(read.result);
  };
  const clear = () => {
    setScanned(undefined);
    setToken('');
  };
  const again = () => {
    clear();
    if (hasCamera) void scan();
  };
  const log = (cardId: string) => {
    left.current = true;
    void Taro.navigateTo({ url: `/services/log/index?card=${cardId}` });
  };
  // Back from logging: the next card. The camera's own coming back is none of this.
  useDidShow(() => {
    if (!left.current) return;
    left.current = false;
    clear();
  });
  useEffect(() => {
    if (hasCamera && now) void scan();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the page opens
  }, []);

  if (scanned) return <Verdict scanned={scanned} onAgain={again} onLog={log} />;
  return (
    <Page
      title={t('scanTitle')}
      dock={
        hasCamera ? (
          <Button big busy={busy} onTap={() => void scan()}>
            <Icon name='scan-line' />
            <Text>{t('scan')}</Text>
          </Button>
        ) : (
          <Button busy={busy} onTap={() => void check(token)}>
            {t('check')}
          </Button>
        )
      }
    >
      <Card>
        <TextField label={t(hasCamera ? 'typed' : 'paste')} value={token} onChange={setToken} placeholder={t('pastePlaceholder')} max={4000} />
      </Card>
      {hasCamera && token.trim() !== '' && (
        <Button kind='outlined' busy={busy} onTap={() => void check(token)}>
          {t('check')}
        </Button>
      )}
      {error && <View className='field-error'>{error.message}</View>}
      <Card className='scan-gap'>
        <Row icon='file-text' title={t('month')} reason={t('monthLine')} onTap={toMonth} />
      </Card>
    </Page>
  );
}

import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { call } from '@/api';
import { unlessCancelled } from '@/hooks/dial';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { TextField } from '@/ui/Field';
import { Icon } from '@/ui/Icon';
import { Card } from '@/ui/List';
import { Page } from '@/ui/Page';
import { t } from '../texts';
import '../papers.scss';

const hasCamera = process.env.TARO_ENV === 'weapp';

/** C6 Scan or type a paper's code: valid or not, and nothing more. Each look is written down. */
export default function VerifyPage() {
  const [typed, setTyped] = useState('');
  const [valid, setValid] = useState<boolean>();
  const { act, busy, error } = useDeed();
  const check = (code: string) => act(async () => { setValid(undefined); setValid((await call('papers.verify', { code })).valid); });
  const scan = async () => {
    const read = await Taro.scanCode({ onlyFromCamera: false }).catch(unlessCancelled);
    if (read) await check(read.result);
  };
  const type = (text: string) => { setTyped(text); setValid(undefined); };
  const look = <Button big={!hasCamera} kind={hasCamera ? 'outlined' : undefined} busy={busy} onTap={() => void (typed.trim() && check(typed))}>{t('look')}</Button>;
  return (
    <Page title={t('verifyTitle')} note={t('verifyNote')} dock={hasCamera ? <Button big busy={busy} onTap={() => void scan()}><Icon name='scan-line' /><Text>{t('scan')}</Text></Button> : look}>
      <Card><TextField label={t(hasCamera ? 'orTyped' : 'typedCode')} value={typed} onChange={type} placeholder={t('typedHint')} max={40} /></Card>
      {hasCamera && typed.trim() !== '' && look}
      {error && <View className='field-error'>{error.message}</View>}
      {valid !== undefined && (
        <Card padded className='papers-code'>
          <View className={valid ? 'papers-verdict green' : 'papers-verdict red'}>{t(valid ? 'isValid' : 'isNotValid')}</View>
          <View className='subhead'>{t(valid ? 'validWhy' : 'notValidWhy')}</View>
        </Card>
      )}
    </Page>
  );
}

import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { call } from '@/api';
import { keep } from '@/api/session';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { Field, TextField } from '@/ui/Field';
import { Card } from '@/ui/List';
import { t } from '../texts';
import { enter } from './enter';

const isPhone = (text: string): boolean => /^1\d{10}$/.test(text);

/** Seconds left until another code may be asked for. */
const useWait = (): [number, (seconds: number) => void] => {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (left <= 0) return undefined;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  return [left, setLeft];
};

/** Phone and one-time code: the way in that needs nothing else. */
export const PhoneForm = ({ invite, primary }: { invite: string; primary: boolean }) => {
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState<'phone' | 'code'>();
  const [left, setLeft] = useWait();
  const sending = useDeed();
  const entering = useDeed();

  const send = () => {
    if (left > 0) return;
    if (!isPhone(phone)) return setWrong('phone');
    setWrong(undefined);
    void sending.act(async () => {
      const { waitSeconds } = await call('session.sendCode', { phone });
      setLeft(waitSeconds);
    });
  };
  const go = () => {
    if (!isPhone(phone)) return setWrong('phone');
    if (!/^\d{6}$/.test(code)) return setWrong('code');
    setWrong(undefined);
    void entering.act(async () => enter(await call('session.verifyCode', { phone, code, keep }), invite));
  };

  const failure = sending.error ?? entering.error;
  return (
    <>
      <Card>
        <TextField label={t('phone')} type='number' max={11} value={phone} placeholder={t('phonePlace')} error={wrong === 'phone' ? t('phoneWrong') : undefined} onChange={setPhone} />
        <TextField label={t('code')} type='number' max={6} value={code} placeholder={t('codePlace')} error={wrong === 'code' ? t('codeWrong') : failure?.message} onChange={setCode} />
        <Field>
          <View className='code-again' ariaRole='button' onClick={send}>
            <Text className={left > 0 ? '' : 'red'}>{left > 0 ? t('sendAgain', { n: left }) : t('sendCode')}</Text>
          </View>
        </Field>
      </Card>
      <View className='door-deed'>
        <Button kind={primary ? 'primary' : 'outlined'} busy={entering.busy} onTap={go}>
          {t('enter')}
        </Button>
      </View>
    </>
  );
};

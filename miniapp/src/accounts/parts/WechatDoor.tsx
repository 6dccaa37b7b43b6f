import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { ApiError } from '@guiyan/shared/api/call';
import { call } from '@/api';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { t } from '../texts';
import { enter } from './enter';

const loginCode = async (): Promise<string> => {
  try {
    return (await Taro.login()).code;
  } catch {
    throw new ApiError('auth.wechat_failed', 0, t('wechatFailed'));
  }
};

/** WeChat knows who taps; the first time it is also asked for the phone number. */
export const WechatDoor = ({ invite }: { invite: string }) => {
  const [needsPhone, setNeedsPhone] = useState(false);
  const { act, busy, error } = useDeed();

  const go = (phoneCode?: string) =>
    void act(async () => {
      try {
        // A login code is good once, so each try brings its own.
        const code = await loginCode();
        await enter(await call('session.wechat', phoneCode ? { code, phoneCode, keep: 'body' } : { code, keep: 'body' }), invite);
      } catch (refusal) {
        if (!(refusal instanceof ApiError) || refusal.code !== 'auth.phone_needed') throw refusal;
        setNeedsPhone(true);
      }
    });

  return (
    <View className='door-deed'>
      {needsPhone ? (
        <Button
          openType='getPhoneNumber'
          busy={busy}
          onGetPhoneNumber={({ detail: { code } }) => {
            if (code) go(code);
            else void act(() => Promise.reject(new ApiError('auth.phone_needed', 0, t('wechatNoPhone'))));
          }}
        >
          {t('wechatPhone')}
        </Button>
      ) : (
        <Button busy={busy} onTap={() => go()}>
          {t('wechat')}
        </Button>
      )}
      {error && <View className='field-error'>{error.message}</View>}
    </View>
  );
};

import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { call } from '@/api';
import { keep } from '@/api/session';
import { useCall } from '@/hooks/useCall';
import { useDeed } from '@/hooks/useDeed';
import { Mark } from '@/ui/Icon';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Loading } from '@/ui/States';
import { enter } from '../parts/enter';
import { PhoneForm } from '../parts/PhoneForm';
import { WechatDoor } from '../parts/WechatDoor';
import { t } from '../texts';
import '../door.scss';

const onPhone = process.env.TARO_ENV === 'weapp';

/** The door: WeChat, phone and code, or a demo hat to tap. */
export default function LoginPage() {
  const { params } = useRouter();
  const invite = decodeURIComponent(params.invite ?? '');
  const options = useCall(() => call('session.options', {}), []);
  const { act, busy, error } = useDeed();

  return (
    <Page>
      <View className='door-mark'>
        <Mark large />
        <View className='head'>{t('hello')}</View>
        <View className='subhead'>{t('helloLine')}</View>
      </View>
      <Loading of={options}>
        {({ demo, wechat, hats }) => (
          <>
            {invite !== '' && <View className='note-box'>{t('inviteKept', { code: invite })}</View>}
            {demo && (
              <>
                <Section title={t('demo')} />
                <Card>
                  {hats.map(({ hat, title, name, place }) => (
                    <Row key={hat} title={title} reason={`${name}，${place}`} onTap={busy ? undefined : () => void act(async () => enter(await call('session.demo', { hat, keep }), invite))} />
                  ))}
                </Card>
                {error && <View className='field-error'>{error.message}</View>}
                <View className='sheet-foot'>{t('demoFoot')}</View>
              </>
            )}
            {onPhone && wechat && <WechatDoor invite={invite} />}
            <Section title={demo || (onPhone && wechat) ? t('orPhone') : t('byPhone')} />
            <PhoneForm invite={invite} primary={!(onPhone && wechat)} />
            {invite === '' && (
              <View className='door-foot' onClick={() => void Taro.navigateTo({ url: '/accounts/invite/index' })}>
                {t('haveInvite')}
              </View>
            )}
          </>
        )}
      </Loading>
    </Page>
  );
}

import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { inviteeKinds, inviteeKindWords } from '@guiyan/shared/domain/meetings';
import { call } from '@/api';
import { useCall } from '@/hooks/useCall';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';

/** M4 Those home for the feast first, then those who stayed, then those away; a whole kind with one tap. */
export default function InvitePage() {
  const { id = '' } = useRouter().params;
  const free = useCall(() => call('meetings.candidates', { id }), [id]);
  const [picked, setPicked] = useState<readonly string[]>([]);
  const { act, busy, error } = useDeed();
  const flip = (memberId: string) => setPicked(picked.includes(memberId) ? picked.filter((one) => one !== memberId) : [...picked, memberId]);
  const send = () =>
    void act(async () => {
      await call('meetings.invite', { id, memberIds: [...picked] });
      void Taro.showToast({ title: t('invited'), icon: 'none' });
      await Taro.navigateBack();
    });
  return (
    <Page title={t('inviteTitle')} dock={free.data?.rows.length === 0 ? undefined : <Button busy={busy} disabled={picked.length === 0} onTap={send}>{t('inviteSend', { n: picked.length })}</Button>} note={picked.length === 0 && free.data?.rows.length !== 0 ? t('invitePick') : undefined}>
      <Loading of={free} rows={4}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty words={t('inviteNone')} />
          ) : (
            <>
              {error && <View className='field-error'>{error.message}</View>}
              {inviteeKinds.map((kind) => {
                const here = rows.filter((one) => one.kind === kind);
                if (here.length === 0) return null;
                return (
                  <View key={kind}>
                    <Section title={inviteeKindWords[kind]} />
                    <Card>
                      <Row title={t('inviteAll', { kind: inviteeKindWords[kind].replace('的', '') })} onTap={() => setPicked([...new Set([...picked, ...here.map(({ memberId }) => memberId)])])} />
                      {here.map((one) => (
                        <Row key={one.memberId} title={one.name} aside={one.village} strong={picked.includes(one.memberId)} side={picked.includes(one.memberId) ? <Icon name='check' size='small' className='green' /> : undefined} onTap={() => flip(one.memberId)} />
                      ))}
                    </Card>
                  </View>
                );
              })}
            </>
          )
        }
      </Loading>
    </Page>
  );
}

import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { call } from '@/api';
import { useCall } from '@/hooks/useCall';
import { useDeed } from '@/hooks/useDeed';
import { goBack } from '@/ui/bar';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';

/** C1 To which host? The member for himself, or with `?memberId=` his liaison for him. */
export default function ReportPage() {
  const { memberId } = useRouter().params;
  const hosts = useCall(() => call('arrivals.hosts', {}), []);
  const [picked, setPicked] = useState<string>();
  const { act, busy, error } = useDeed();
  const send = (hostOrgId: string) =>
    void act(async () => {
      await call('arrivals.report', { hostOrgId, ...(memberId ? { memberId } : {}) });
      void Taro.showToast({ title: t('sent'), icon: 'none', duration: 2500 });
      goBack();
    });
  return (
    <Page title={t(memberId ? 'reportFor' : 'reportTitle')} dock={<Button big busy={busy} disabled={!picked} onTap={() => picked && send(picked)}>{t('send')}</Button>} note={error?.message ?? t('seenFirst')}>
      <Section title={t('choose')} />
      <Loading of={hosts}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty words={t('noHosts')} />
          ) : (
            <Card>
              {rows.map(({ id, name, phone }) => (
                <Row key={id} title={name} reason={phone ?? undefined} strong={id === picked} side={id === picked ? <Icon name='check' size='small' className='green' /> : ' '} onTap={() => setPicked(id)} />
              ))}
            </Card>
          )
        }
      </Loading>
    </Page>
  );
}

import { Text } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { usePages } from '@/hooks/usePages';
import { nearWords } from '@/i18n/dates';
import { Badge } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import { Card, Row } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Empty, Loading } from '@/ui/States';
import { Correct, type Service } from '../parts/Correct';
import { t } from '../texts';
import '../services.scss';

/** F5 What this window did this month; one's own slip is put right here. */
export default function ServicesPage() {
  const today = useSession((session) => session.today);
  const services = usePages((cursor) => call('services.list', { month: today.slice(0, 7), cursor }), []);
  const [changing, setChanging] = useState<Service>();
  return (
    <Page title={t('services')}>
      <Loading of={services}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty words={t('noServices')} />
          ) : (
            <Card>
              {rows.map((one) => (
                <Row
                  key={one.id}
                  title={one.holder}
                  aside={one.matterLabel}
                  reason={`${nearWords(one.on, today)}，${t(one.priority ? 'wasPriority' : 'noPriority')}，${one.waitedMinutes > 0 ? t('waitedFor', { n: one.waitedMinutes }) : t('min0')}`}
                  side={
                    <>
                      {one.corrected && <Badge words={t('changed')} />}
                      {one.can.includes('correct') && <Text className='row-aside'>{t('change')}</Text>}
                    </>
                  }
                  onTap={one.can.includes('correct') ? () => setChanging(one) : undefined}
                />
              ))}
            </Card>
          )
        }
      </Loading>
      {services.more && (
        <Button kind='quiet' onTap={() => void services.more?.()}>
          {t('more')}
        </Button>
      )}
      {changing && (
        <Correct
          service={changing}
          onClose={() => setChanging(undefined)}
          onDone={() => {
            setChanging(undefined);
            void services.reload();
          }}
        />
      )}
    </Page>
  );
}

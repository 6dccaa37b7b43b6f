import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { dayWords } from '@guiyan/shared/domain/dates';
import { reportStateWords } from '@guiyan/shared/domain/reports';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { useKept } from '@/hooks/useKept';
import { usePages } from '@/hooks/usePages';
import { useReturn } from '@/hooks/useReturn';
import { nearWords } from '@/i18n/dates';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { Card, Row } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Empty, Loading } from '@/ui/States';
import { quarterWords, t } from '../texts';
import '../reports.scss';

const open = (url: string): void => void Taro.navigateTo({ url });

const Mine = () => {
  const today = useSession((session) => session.today);
  const slots = useKept('slots', () => call('reports.slots', {}), []);
  useReturn(slots);
  return (
    <Page title={t('title')}>
      <Loading of={slots}>
        {({ rows }) => (
          <Card>
            {rows.map(({ quarter, status, due, toConfirm }) => (
              <Row
                key={quarter}
                title={quarterWords(quarter, today)}
                reason={toConfirm ? t('toConfirm') : `${dayWords(due)}前交`}
                side={reportStateWords[status]}
                onTap={() => open(`/reports/edit/index?quarter=${quarter}`)}
              />
            ))}
          </Card>
        )}
      </Loading>
    </Page>
  );
};

type Which = 'handed_in' | 'all';

const ToAnswer = () => {
  const today = useSession((session) => session.today);
  const [which, setWhich] = useState<Which>('handed_in');
  const reports = usePages((cursor) => call('reports.list', { cursor, ...(which === 'all' ? {} : { status: which }) }), [which]);
  useReturn(reports);
  return (
    <Page title={t('title')}>
      <ChipRow<Which> choices={[{ value: 'handed_in', words: t('toAnswer') }, { value: 'all', words: t('all') }]} picked={which} onPick={setWhich} />
      {/* Beside the list and not around it: one level deeper, WeChat would draw a row's last words in a component of their own. */}
      <View className='report-gap' />
      <Loading of={reports}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty words={which === 'all' ? t('none') : t('noneToAnswer')} />
          ) : (
            <Card>
              {rows.map(({ id, name, village, quarter, handedInOn, status, late }) => (
                <Row
                  key={id}
                  title={name}
                  aside={village}
                  reason={t('handedOn', { quarter: quarterWords(quarter, today), day: nearWords(handedInOn, today) }) + (late ? `，${t('lateShort')}` : '')}
                  side={status === 'handed_in' ? undefined : reportStateWords[status]}
                  onTap={() => open(`/reports/show/index?id=${id}`)}
                />
              ))}
            </Card>
          )
        }
      </Loading>
      {reports.more && (
        <Button kind='quiet' onTap={() => void reports.more?.()}>
          {t('more')}
        </Button>
      )}
    </Page>
  );
};

export default function ListPage() {
  const hat = useSession((session) => session.hat?.hat);
  return hat === 'member' ? <Mine /> : <ToAnswer />;
}

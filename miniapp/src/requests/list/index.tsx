import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { requestStateWords } from '@guiyan/shared/domain/requests';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { usePages } from '@/hooks/usePages';
import { useReturn } from '@/hooks/useReturn';
import { nearWords } from '@/i18n/dates';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { Card, Row } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';
import '../requests.scss';

type Which = 'open' | 'all';

/** Matters one asked for, or those of the people one serves. */
export default function ListPage() {
  const hat = useSession((session) => session.hat?.hat);
  const today = useSession((session) => session.today);
  const asks = hat === 'member' || hat === 'family';
  const [which, setWhich] = useState<Which>('open');
  const requests = usePages((cursor) => call('requests.list', { cursor, ...(which === 'open' ? { open: true } : {}) }), [which]);
  useReturn(requests);
  const submit = () => void Taro.navigateTo({ url: '/requests/submit/index' });

  return (
    <Page title={t('title')} dock={asks && <Button onTap={submit}>{t('submit')}</Button>}>
      <ChipRow<Which> choices={[{ value: 'open', words: t('open') }, { value: 'all', words: t('all') }]} picked={which} onPick={setWhich} />
      {/* Beside the list and not around it: one level deeper, WeChat would draw a row's last words in a component of their own. */}
      <View className='gap' />
      <Loading of={requests}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty words={which === 'open' ? t('noneOpen') : t('none')} />
          ) : (
            <Card>
              {rows.map(({ id, itemLabel, asker, village, status, submittedOn, takenBy, text }) => (
                <Row
                  key={id}
                  title={asks ? itemLabel : `${asker}：${itemLabel}`}
                  aside={asks ? undefined : village}
                  reason={asks ? `${t('submittedOn', { day: nearWords(submittedOn, today) })}${takenBy ? `，${t('takenBy', { who: takenBy })}` : ''}` : text.slice(0, 40)}
                  side={!asks && status === 'answered' ? t('waitsForThem') : requestStateWords[status]}
                  onTap={() => void Taro.navigateTo({ url: `/requests/show/index?id=${id}` })}
                />
              ))}
            </Card>
          )
        }
      </Loading>
      {requests.more && (
        <Button kind='quiet' onTap={() => void requests.more?.()}>
          {t('next')}
        </Button>
      )}
    </Page>
  );
}

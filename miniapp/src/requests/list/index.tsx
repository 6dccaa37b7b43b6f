import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { clockWords, requestStaffWords, requestStateWords } from '@guiyan/shared/domain/requests';
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
  const acts = hat === 'helper' || hat === 'liaison';
  const [which, setWhich] = useState<Which>('open');
  const requests = usePages((cursor) => call('requests.list', { cursor, ...(which === 'open' ? { open: true } : {}) }), [which]);
  useReturn(requests);
  const submit = () => void Taro.navigateTo({ url: '/requests/submit/index' });

  return (
    <Page title={t('title')} dock={(asks || acts) && <Button onTap={submit}>{t(acts ? 'behalfTitle' : 'submit')}</Button>}>
      <ChipRow<Which> choices={[{ value: 'open', words: t('open') }, { value: 'all', words: t('all') }]} picked={which} onPick={setWhich} />
      {/* Beside the list and not around it: one level deeper, WeChat would draw a row's last words in a component of their own. */}
      <View className='gap' />
      <Loading of={requests}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty words={which === 'open' ? t('noneOpen') : t('none')} />
          ) : (
            <Card>
              {rows.map(({ id, itemLabel, asker, agent, village, status, submittedOn, takenBy, text, colour }) => (
                <Row
                  key={id}
                  title={asks ? itemLabel : `${agent ? t('behalf', { by: agent, whom: asker }) : asker}：${itemLabel}`}
                  tone={colour === 'red' || colour === 'amber' ? colour : 'plain'}
                  aside={asks ? undefined : village}
                  reason={asks ? `${t('submittedOn', { day: nearWords(submittedOn, today) })}${takenBy ? `，${t('takenBy', { who: takenBy })}` : ''}` : `${colour && colour !== 'green' ? `${clockWords[colour]}。` : ''}${text.slice(0, 40)}`}
                  side={(asks || hat === 'helper' ? requestStateWords : requestStaffWords)[status]}
                  onTap={() => void Taro.navigateTo({ url: `/requests/show/index?id=${id}` })}
                />
              ))}
            </Card>
          )
        }
      </Loading>
      {(asks || hat === 'helper') && (
        <Card>
          <Row icon='users' title={t('mandates')} reason={t('mandatesWhy')} onTap={() => void Taro.navigateTo({ url: '/mandates/list/index' })} />
        </Card>
      )}
      {requests.more && (
        <Button kind='quiet' onTap={() => void requests.more?.()}>
          {t('next')}
        </Button>
      )}
    </Page>
  );
}

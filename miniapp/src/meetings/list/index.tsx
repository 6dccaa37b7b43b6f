import Taro from '@tarojs/taro';
import { dayWords } from '@guiyan/shared/domain/dates';
import { meetingStateWords } from '@guiyan/shared/domain/meetings';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { usePages } from '@/hooks/usePages';
import { useReturn } from '@/hooks/useReturn';
import { Button } from '@/ui/Button';
import { Card, Row } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';

const plan = () => void Taro.navigateTo({ url: '/meetings/plan/index' });
const sites = () => void Taro.navigateTo({ url: '/meetings/sites/index' });

/** M4 Meetings of one's own place, or those a helper is asked to: the next first. */
export default function MeetingsPage() {
  const asked = useSession((session) => session.hat?.hat === 'helper');
  const list = usePages((cursor) => call('meetings.list', { cursor, limit: 20 }), []);
  useReturn(list);
  return (
    <Page title={t('listTitle')} dock={!asked && <Button onTap={plan}>{t('planTitle')}</Button>}>
      <Card>
        <Row icon='map-pin' title={t('sites')} reason={t('sitesWhy')} onTap={sites} />
      </Card>
      <Loading of={list} rows={3}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty words={t(asked ? 'noneAsked' : 'none')} />
          ) : (
            <Card>
              {rows.map((one) => (
                <Row
                  key={one.id} title={one.title} aside={`${dayWords(one.onDay)} ${one.at}`} side={meetingStateWords[one.state]}
                  reason={asked ? one.place : one.state === 'held' ? t('cameCounts', { invited: one.invited, came: one.came }) : t('counts', { invited: one.invited, coming: one.coming })}
                  onTap={() => void Taro.navigateTo({ url: `/meetings/${asked ? 'show' : 'keep'}/index?id=${one.id}` })}
                />
              ))}
            </Card>
          )
        }
      </Loading>
      {list.more && <Button kind='quiet' onTap={() => void list.more?.()}>{t('more')}</Button>}
    </Page>
  );
}

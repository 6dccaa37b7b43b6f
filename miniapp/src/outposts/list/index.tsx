import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { dayWords } from '@guiyan/shared/domain/dates';
import type { Hat } from '@guiyan/shared/domain/hats';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { useKept } from '@/hooks/useKept';
import { Card, Row } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';
import '../outposts.scss';

const books: readonly (Hat | undefined)[] = ['member', 'family', 'helper'];

/** S9 Where people of the county are served away from home. */
export default function OutpostsPage() {
  const hat = useSession((session) => session.hat?.hat);
  const posts = useKept('outposts', () => call('outposts.list', {}), []);
  return (
    <Page title={t('title')}>
      <Loading of={posts} rows={4}>
        {({ rows }) => (
          <>
            {rows.length === 0 ? <Empty words={t('none')} /> : <View className='subhead outpost-gap'>{t('foot')}</View>}
            {books.includes(hat) && (
              <Card>
                <Row icon='map-pin' title={t('mine')} onTap={() => void Taro.navigateTo({ url: '/outposts/mine/index' })} />
              </Card>
            )}
            {rows.length > 0 && (
              <Card>
                {rows.map((o) => (
                  <Row
                    key={o.id} title={o.name} aside={o.city} reason={[o.next ? t('next', { day: dayWords(o.next) }) : t('noMarket'), o.bilingual && t('bilingual')].filter(Boolean).join('，')}
                    onTap={() => void Taro.navigateTo({ url: `/outposts/show/index?id=${o.id}` })}
                  />
                ))}
              </Card>
            )}
          </>
        )}
      </Loading>
    </Page>
  );
}

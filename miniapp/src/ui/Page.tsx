import { Text, View } from '@tarojs/components';
import Taro, { useDidShow } from '@tarojs/taro';
import type { ReactNode } from 'react';
import { useNet } from '@/api/net';
import { useSession } from '@/api/session';
import { t } from '@/i18n/texts';
import { barSpace, goBack } from './bar';
import { Icon, Mark } from './Icon';
import { useTabs } from './tabs';

interface PageProps {
  /** In the middle of the bar, with a way back; without it the bar shows the mark and the name. */
  title?: string;
  /** The ground of the bar; `sleeve` is the red ground of the whole page (family card). */
  tone?: 'paper' | 'green' | 'red' | 'grey' | 'sleeve';
  /** A page of the tab bar: the phone's own bar stands under it. */
  tab?: boolean;
  /** Buttons that stay in thumb's reach, one line under them, and one above. */
  dock?: ReactNode;
  lead?: ReactNode;
  note?: string;
  children: ReactNode;
}

const Bar = ({ title, tone }: { title: string | undefined; tone: string }) => {
  const { bar, row } = barSpace();
  return (
    <View className={`bar bar-${tone}`} style={bar}>
      <View className='bar-row' style={row}>
        {title === undefined ? (
          <View className='bar-brand'>
            <Mark />
            <Text>归雁</Text>
          </View>
        ) : (
          <>
            <View className='bar-back' ariaRole='button' ariaLabel={t('back')} onClick={goBack}>
              <Icon name='chevron-left' />
            </View>
            <View className='bar-title'>{title}</View>
          </>
        )}
      </View>
    </View>
  );
};

export const Page = ({ title, tone = 'paper', tab = false, dock, lead, note, children }: PageProps) => {
  const online = useNet((net) => net.online);
  const care = useSession((session) => session.care);
  const lang = useSession((session) => session.lang);

  useTabs(tab);
  useDidShow(() => {
    if (process.env.TARO_ENV === 'h5') void Taro.setNavigationBarTitle({ title: title ?? '归雁' });
  });

  return (
    <View className={`page${care ? ' care' : ''}${lang === 'bo' ? ' bo' : ''}${tone === 'sleeve' ? ' page-red' : ''}`}>
      <Bar title={title} tone={tone} />
      {!online && (
        <View className='strip'>
          <Icon name='wifi-off' size='small' />
          <Text>{t('offline')}</Text>
        </View>
      )}
      <View className='content'>{children}</View>
      {dock && (
        <View className={tab ? 'dock dock-tab' : 'dock'}>
          {lead && <View className='dock-lead'>{lead}</View>}
          <View className='dock-buttons'>{dock}</View>
          {note && <View className='dock-note'>{note}</View>}
        </View>
      )}
    </View>
  );
};

import Taro, { useDidShow } from '@tarojs/taro';
import { useCallback, useEffect } from 'react';
import type { Hat } from '@guiyan/shared/domain/hats';
import { useSession } from '@/api/session';
import { t } from '@/i18n/texts';

const pages = ['pages/home/index', 'pages/todo/index', 'pages/me/index'];

/** Hats that have people to look after: their first tab is the day, their second the people. */
const workHats: readonly Hat[] = ['liaison', 'secretary', 'clerk', 'county', 'helper', 'outpost', 'civil'];

export const isWorkHat = (hat: Hat | undefined): boolean => hat !== undefined && workHats.includes(hat);

/** Whether the page in front stands on the tab bar. */
export const onTab = (): boolean => pages.includes(Taro.getCurrentPages().slice(-1)[0]?.route?.replace(/^\/|\?.*$/g, '') ?? '');

/** Names the tabs for the hat one wears, and takes the bar away in care mode. Only pages on the bar may do this. */
export const useTabs = (tab: boolean): void => {
  const care = useSession((session) => session.care);
  const hat = useSession((session) => session.hat?.hat);
  const lang = useSession((session) => session.lang);
  const dress = useCallback(() => {
    if (!tab || !onTab()) return;
    if (care) {
      void Taro.hideTabBar();
      return;
    }
    const work = isWorkHat(hat);
    [t(work ? 'today' : 'home'), t(work ? 'people' : 'todo'), t('me')].forEach((text, index) => void Taro.setTabBarItem({ index, text }));
    void Taro.showTabBar();
    // `lang` changes what t() answers.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [tab, care, hat, lang]);
  useDidShow(dress);
  useEffect(dress, [dress]);
};

import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { type ReactNode, useEffect } from 'react';
import { useCare } from '@/hooks/useCare';
import { t } from '@/i18n/texts';
import { Icon } from './Icon';
import { onTab } from './tabs';

interface SheetProps {
  title: string;
  foot?: string;
  onClose: () => void;
  children: ReactNode;
}

/** Rises from below over a mask; draw it only while it is open. The native tab bar would cover it, so it steps aside. */
export const Sheet = ({ title, foot, onClose, children }: SheetProps) => {
  const care = useCare();
  useEffect(() => {
    // In care mode there is no tab bar to put back.
    if (care || !onTab()) return undefined;
    void Taro.hideTabBar();
    return () => void Taro.showTabBar();
  }, [care]);
  return (
    <>
      <View className='sheet-mask' catchMove onClick={onClose} />
      <View className='sheet'>
        <View className='sheet-head'>
          <Text>{title}</Text>
          <View className='sheet-close' ariaRole='button' ariaLabel={t('close')} onClick={onClose}>
            <View className='disc'>
              <Icon name='x' size='small' />
            </View>
          </View>
        </View>
        {children}
        {foot && <View className='sheet-foot'>{foot}</View>}
      </View>
    </>
  );
};

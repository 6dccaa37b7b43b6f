import { Text, View } from '@tarojs/components';
import { setCare } from '@/api/session';
import { useCare } from '@/hooks/useCare';
import { t } from '@/i18n/texts';
import { open } from '../go';

/** In care mode there is no tab bar: the ways to the other two tabs, and back to the common look. */
export const CareFoot = ({ second = t('todo') }: { second?: string }) => {
  if (!useCare()) return null;
  return (
    <View className='care-foot'>
      <Text onClick={() => open('/pages/todo/index')}>{second}</Text>
      <Text onClick={() => open('/pages/me/index')}>{t('me')}</Text>
      <Text onClick={() => void setCare(false)}>{t('plain')}</Text>
    </View>
  );
};

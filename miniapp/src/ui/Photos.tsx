import { Image, Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { t } from '@/i18n/texts';
import { Icon } from './Icon';

interface PhotosProps {
  /** Paths on this phone, at most `max`. */
  paths: readonly string[];
  max?: number;
  onChange: (paths: string[]) => void;
}

/** Pictures to go with a request or a report. The page sends them with `upload`. */
export const Photos = ({ paths, max = 3, onChange }: PhotosProps) => {
  const add = async () => {
    try {
      const { tempFilePaths } = await Taro.chooseImage({ count: max - paths.length, sizeType: ['compressed'] });
      onChange([...paths, ...tempFilePaths].slice(0, max));
    } catch (refusal) {
      // Closing the chooser is an answer too.
      if (!/cancel/.test((refusal as { errMsg?: string }).errMsg ?? '')) throw refusal;
    }
  };
  return (
    <View className='photos'>
      {paths.map((path) => (
        <View key={path} className='photo'>
          <Image className='photo-picture' src={path} mode='aspectFill' onClick={() => void Taro.previewImage({ urls: [...paths], current: path })} />
          <View className='photo-drop' ariaRole='button' ariaLabel={t('dropPhoto')} onClick={() => onChange(paths.filter((other) => other !== path))}>
            <Icon name='x' size='small' />
          </View>
        </View>
      ))}
      {paths.length < max && (
        <View className='photo photo-add' ariaRole='button' onClick={() => void add()}>
          <Icon name='camera' />
          <Text>{t('addPhoto')}</Text>
        </View>
      )}
    </View>
  );
};

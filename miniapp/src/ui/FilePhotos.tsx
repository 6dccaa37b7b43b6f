import { Image, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { ApiError } from '@guiyan/shared/api/call';
import { photoLink } from '@/hooks/usePhotos';

/** Pictures that came with a report or a request. Their addresses last a minute, so they are asked for when drawn. */
export const FilePhotos = ({ ids }: { ids: readonly string[] }) => {
  const [paths, setPaths] = useState<string[]>([]);
  const wanted = ids.join();
  useEffect(() => {
    let here = true;
    Promise.all(wanted === '' ? [] : wanted.split(',').map(photoLink)).then(
      (found) => here && setPaths(found),
      (error: unknown) => {
        // The text stands without its pictures.
        if (!(error instanceof ApiError)) throw error;
      },
    );
    return () => {
      here = false;
    };
  }, [wanted]);
  if (ids.length === 0) return null;
  return (
    <View className='photos'>
      {paths.map((path) => (
        <View key={path} className='photo'>
          <Image className='photo-picture' src={path} mode='aspectFill' onClick={() => void Taro.previewImage({ urls: paths, current: path })} />
        </View>
      ))}
    </View>
  );
};

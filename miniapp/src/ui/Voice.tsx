import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { ApiError, randomKey } from '@guiyan/shared/api/call';
import { upload } from '@/api/upload';
import { useDeed } from '@/hooks/useDeed';
import { photoLink } from '@/hooks/usePhotos';
import { useRecorder } from '@/hooks/useRecorder';
import { t } from '@/i18n/texts';
import { chooseSound } from './choose-sound';
import { Icon } from './Icon';

/** Plays a recording; its address lasts a minute, so it is asked for when it is to sound. */
export const Listen = ({ id }: { id: string }) => {
  const [playing, setPlaying] = useState(false);
  const { act, error } = useDeed();
  const sound = useRef<Taro.InnerAudioContext>();
  useEffect(() => () => sound.current?.destroy(), []);
  const play = () =>
    void act(async () => {
      if (playing) {
        sound.current?.stop();
        return;
      }
      sound.current?.destroy();
      const made = Taro.createInnerAudioContext();
      sound.current = made;
      made.onPlay(() => setPlaying(true));
      for (const ended of ['onEnded', 'onStop', 'onError'] as const) made[ended](() => setPlaying(false));
      made.src = await photoLink(id);
      made.play();
    });
  return (
    <>
      <View className='voice' ariaRole='button' onClick={play}>
        <Icon name='volume-2' />
        <Text>{t(playing ? 'voiceStop' : 'voicePlay')}</Text>
      </View>
      {error && <View className='field-error'>{error.message}</View>}
    </>
  );
};

/** A few words spoken instead of written: recorded in WeChat, chosen in a browser; sent at once, since the phone’s file does not outlive the app. */
export const Voice = ({ id, onId, onKept, kept }: { id: string | undefined; onId: (id: string | undefined) => void; onKept?: (spoken: { path: string; key: string }) => void; kept?: boolean }) => {
  const { act, busy, error } = useDeed();
  const [refused, setRefused] = useState(false);
  const send = (path: string) =>
    void act(async () => {
      const key = randomKey();
      try {
        onId((await upload(path, key)).id);
      } catch (failure) {
        // Where the words wait for a network, the recording waits beside them.
        if (!onKept || !(failure instanceof ApiError) || !failure.maySucceedLater) throw failure;
        onKept({ path, key });
      }
    });
  const recorder = useRecorder(send, () => setRefused(true));
  const begin = () => {
    setRefused(false);
    if (process.env.TARO_ENV === 'weapp') recorder.start();
    else void chooseSound().then((path) => path && send(path));
  };
  const say = recorder.seconds !== null ? t('voiceRunning', { n: recorder.seconds }) : busy ? t('voiceSending') : t(process.env.TARO_ENV === 'weapp' ? 'voiceAdd' : 'voiceChoose');
  return (
    <View className='voice-box'>
      {(id || kept) && recorder.seconds === null ? (
        <View className='voice-line'>
          {id ? <Listen id={id} /> : <Text>{t('voiceKept')}</Text>}
          <View className='voice-drop' ariaRole='button' onClick={() => onId(undefined)}>
            {t('voiceDrop')}
          </View>
        </View>
      ) : (
        <View className={recorder.seconds === null ? 'voice' : 'voice voice-on'} ariaRole='button' onClick={busy ? undefined : recorder.seconds === null ? begin : recorder.stop}>
          <Icon name='volume-2' />
          <Text>{say}</Text>
        </View>
      )}
      {(error ?? refused) && <View className='field-error'>{error ? error.message : t('voiceRefused')}</View>}
    </View>
  );
};

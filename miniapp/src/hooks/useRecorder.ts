import Taro from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';

/** Longer than this nobody listens to. */
export const RECORD_SECONDS = 180;

/** WeChat’s own recorder; small files, the voice of one person. `seconds`: how long it has run, or null. */
export const useRecorder = (onDone: (path: string) => void, onRefused: () => void) => {
  const [seconds, setSeconds] = useState<number | null>(null);
  const timer = useRef<ReturnType<typeof setInterval>>();
  const tell = useRef({ onDone, onRefused });
  tell.current = { onDone, onRefused };
  const manager = useRef<Taro.RecorderManager>();
  const rest = () => {
    clearInterval(timer.current);
    setSeconds(null);
  };
  useEffect(() => () => {
    clearInterval(timer.current);
    manager.current?.stop();
  }, []);
  const start = () => {
    if (!manager.current) {
      manager.current = Taro.getRecorderManager();
      manager.current.onStart(() => {
        setSeconds(0);
        timer.current = setInterval(() => setSeconds((before) => (before ?? 0) + 1), 1000);
      });
      manager.current.onStop(({ tempFilePath }) => {
        rest();
        tell.current.onDone(tempFilePath);
      });
      manager.current.onError(() => {
        rest();
        tell.current.onRefused();
      });
    }
    manager.current.start({ duration: RECORD_SECONDS * 1000, format: 'mp3', sampleRate: 16_000, numberOfChannels: 1, encodeBitRate: 48_000 });
  };
  return { seconds, start, stop: () => manager.current?.stop() };
};

import { useEffect, useState } from 'react';

/** Reads aloud in Chinese; undefined where there is no such voice, as in WeChat, so that no button promises one. */
export const useVoice = (): ((words: string) => void) | undefined => {
  const [voice, setVoice] = useState<SpeechSynthesisVoice>();
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5' || typeof speechSynthesis === 'undefined') return undefined;
    const find = () => setVoice(speechSynthesis.getVoices().find(({ lang }) => /^(zh|cmn)/i.test(lang)));
    find();
    // Browsers bring their voices late.
    speechSynthesis.addEventListener('voiceschanged', find);
    return () => {
      speechSynthesis.removeEventListener('voiceschanged', find);
      speechSynthesis.cancel();
    };
  }, []);
  return (
    voice &&
    ((words) => {
      const saying = new SpeechSynthesisUtterance(words);
      saying.voice = voice;
      saying.lang = voice.lang;
      saying.rate = 0.85;
      speechSynthesis.cancel();
      speechSynthesis.speak(saying);
    })
  );
};

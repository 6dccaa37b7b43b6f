import { useEffect, useState } from 'react';
import { call } from '@/api';
import { useCall } from '@/hooks/useCall';
import { t } from '../texts';

/** Asking at every key would cost a call a letter. */
const settleMs = 400;
const han = /^[\u4e00-\u9fff·]{2,}$/;

/** R1 How the place will be written down, once the typing pauses; nothing where no answer came. */
export const usePlaceHint = (province: string | null, text: string): string | undefined => {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), settleMs);
    return () => clearTimeout(timer);
  }, [text]);
  const isPlace = han.test(settled);
  const read = useCall(async () => (isPlace ? call('members.place', { text: settled, ...(province && { province }) }) : null), [settled, province]).data;
  if (!isPlace || !read || settled !== text) return undefined;
  return read.known ? t('placeAs', { place: read.place }) : t('placeUnknown');
};

import { useEffect, useState } from 'react';
import { useCall } from '../api/useCall';

/** Asking at every key would cost a call a letter. */
const SETTLE_MS = 400;

/** R1 How the place will be written down, once the typing pauses; one the list does not have is kept as it is. */
export function PlaceHint({ province, text }: { province: string | null; text: string }) {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const isPlace = /^[\p{Script=Han}·]{2,}$/u.test(settled);
  const read = useCall('members.place', isPlace ? { text: settled, ...(province && { province }) } : null).data;
  if (!isPlace || !read || settled !== text) return <>写到市或县就行，不用写街道门牌。</>;
  if (!read.known) return <>区划表里没有「{settled}」，就照这样记；写错了请改一下。</>;
  return <>记作 {read.place}{read.inProvince === null ? '' : read.inProvince ? '，省内' : '，省外'}。</>;
}

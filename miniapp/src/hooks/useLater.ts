import { useReady } from '@tarojs/taro';
import { useState } from 'react';

/** False in the first painting and true once the page stands: what is far down a long page keeps nobody waiting for its top. For pages only. */
export const useLater = (): boolean => {
  const [later, setLater] = useState(false);
  useReady(() => setLater(true));
  return later;
};

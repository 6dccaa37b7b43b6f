import { useEffect, useState } from 'react';

/** False in the first painting and true after it: what stands far down a long page keeps nobody waiting for its top. */
export const useLater = (): boolean => {
  const [later, setLater] = useState(false);
  useEffect(() => setLater(true), []);
  return later;
};

import { createClient, randomKey } from '@guiyan/shared/api/call';
import { tokens, useSession } from './session';
import { transport } from './transport';

export const { call } = createClient({
  transport,
  session: tokens,
  newKey: randomKey,
  lang: () => useSession.getState().lang,
});

import { ApiError, type Call, createClient, randomKey } from '@guiyan/shared/api/call';
import { opened, tokens, useSession } from './session';
import { transport } from './transport';

const client = createClient({
  transport,
  session: tokens,
  newKey: randomKey,
  lang: () => useSession.getState().lang,
});

/** The one way to the server; throws ApiError with a sentence for the person. */
export const call: Call = async (name, input, options) => {
  await opened;
  // With somebody remembered but no token yet (opened without network), one is asked for first.
  if (useSession.getState().userId && !tokens.accessToken()) await tokens.refresh();
  try {
    return await client.call(name, input, options);
  } catch (error) {
    // Another window put on another hat: this one follows.
    if (error instanceof ApiError && error.code === 'auth.hat_changed') await tokens.refresh();
    throw error;
  }
};

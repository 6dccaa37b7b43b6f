import { ApiError, randomKey } from '@guiyan/shared/api/call';
import type { EndpointName, Input, Output } from '@guiyan/shared/contract';
import { call } from '.';
import { enqueue } from './outbox';

/** Sends a write and answers the reply; without network it is put with the unsent ones under the same key, and null is answered. */
export const deliver = async <N extends EndpointName>(name: N, input: Input<N>, about: { entity: string; words: string }): Promise<Output<N> | null> => {
  const key = randomKey();
  try {
    return await call(name, input, { key });
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 0) throw error;
    await enqueue(name, input, { ...about, key });
    return null;
  }
};

import type { EndpointName, Input, Output } from '@guiyan/shared/contract';
import { storeAndWait, type About } from './outbox';

/** Writes it on the phone, then sends it: answers the reply, or null while it waits for the network. Throws ApiError when it is refused. */
export const deliver = <N extends EndpointName>(name: N, input: Input<N>, about: About): Promise<Output<N> | null> =>
  storeAndWait(name, input, about) as Promise<Output<N> | null>;

import type { EndpointName, Output, Parsed } from '@guiyan/shared/contract';
import type { Actor, Op } from './op';
import type { Services } from './services';

export type Handler<N extends EndpointName> = ((op: Op, input: Parsed<N>) => Promise<Output<N>>) | Prepared<N>;
/** A verb that first asks the outside or reads a file: `ahead` runs before the transaction, `run` only writes down what it found. */
export interface Prepared<N extends EndpointName> {
  ahead(services: Services, input: Parsed<N>, actor: Actor | null): Promise<unknown>;
  run(op: Op, input: Parsed<N>, found: never): Promise<Output<N>>;
}
/** One handler for each endpoint a room serves. */
export type Routes<N extends EndpointName> = { [K in N]: Handler<K> };

export interface AnyHandler {
  ahead(services: Services, input: unknown, actor: Actor | null): Promise<unknown>;
  run(op: Op, input: unknown, found: unknown): Promise<unknown>;
}
/** One shape for all, so that `mount` need not ask which it has. */
export const anyHandler = (handler: unknown): AnyHandler =>
  typeof handler === 'function' ? { ahead: async () => undefined, run: handler as AnyHandler['run'] } : (handler as AnyHandler);

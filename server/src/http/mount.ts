import type Router from '@koa/router';
import type { Context } from 'koa';
import type { Contract, Endpoint } from '@guiyan/shared/contract/define';
import type { Hat } from '@guiyan/shared/domain/hats';
import { AppError } from '../platform/errors';
import { createOp, noDoor, type Actor } from '../platform/op';
import type { Services } from '../platform/services';
import type { AnyHandler } from '../platform/handlers';
import { answerOnce } from './idempotency';
import { keeping } from './keeping';
import type { Limits } from './limits';
import type { ReadLog } from './read-log';
import { asMeant, bearer, cookieDoor } from './door';

export interface MountOptions {
  contract: Contract; handlers: Record<string, AnyHandler>; services: Services; limits: Limits; reads: ReadLog;
  loadActor(token: string): Promise<Actor>;
  /** X16 The refusal of a verb whose part the county has turned off, asked for before its unit of work begins. */
  restOf(actor: Actor, endpoint: string): Promise<AppError | null>;
}

const needsHat = (endpoint: Endpoint): endpoint is Endpoint & { hats: readonly Hat[] } => Array.isArray(endpoint.hats);

/** The whole RPC layer: one route for each line of the contract. */
export function mount(router: Router, options: MountOptions): void {
  const { contract, handlers } = options;
  for (const [name, endpoint] of Object.entries(contract)) {
    const handler = handlers[name];
    if (!handler) throw new Error(`no handler for ${name}`);
    router.post(`/api/${name}`, serve(name, endpoint, handler, options));
  }
  for (const name of Object.keys(handlers)) if (!contract[name]) throw new Error(`${name} is not in the contract`);
}

function serve(name: string, endpoint: Endpoint, handler: AnyHandler, { services, limits, reads, loadActor, restOf }: MountOptions) {
  const input = endpoint.input.strict();
  return async (ctx: Context): Promise<void> => {
    await limits.address(ctx.ip, endpoint.kind);
    if (endpoint.sends) await limits.messages(ctx.ip);
    if (ctx.is('json') === false) throw new AppError('request.wrong_type', 415);
    const token = bearer(ctx);
    const actor = token && endpoint.hats !== 'public' ? await loadActor(token) : null;
    if (endpoint.hats !== 'public' && !actor) throw new AppError('auth.needed', 401);
    if (actor) await limits.account(actor.userId, endpoint.kind);
    if (actor?.countyId) ctx.state.countyId = actor.countyId;
    if (actor) ctx.state.who = `${actor.hat ?? 'user'}:${actor.userId}`;
    if (needsHat(endpoint)) {
      if (!actor!.hat) throw new AppError('auth.hat_ended', 403);
      if (!endpoint.hats.includes(actor!.hat)) throw new AppError('request.not_allowed', 403);
    }
    if (endpoint.kind !== 'session') asMeant(ctx.get('x-hat'), actor);
    const door = endpoint.kind === 'session' ? cookieDoor(ctx) : noDoor;
    const parsed = input.safeParse(ctx.request.body ?? {});
    const valid = () => {
      if (parsed.success) return parsed.data as unknown;
      const fields = Object.fromEntries(parsed.error.issues.map((i) => [i.path.join('.') || '_', i.message]));
      throw new AppError('request.invalid', 400, { fields });
    };
    let data: unknown;
    if (endpoint.kind === 'read') {
      const given = valid();
      data = await services.db.read((db) => handler.run(createOp(services, db, actor, [], door), given, undefined));
      if (endpoint.personal === 'one') await reads.opened({ actor: actor!, endpoint: name, subjectId: (given as { id: string }).id });
      if (endpoint.personal === 'list') reads.note(actor!, name, given, data);
    } else if (endpoint.kind === 'session') {
      const found = await handler.ahead(services, valid(), actor);
      data = await keeping(services, actor, door, (op) => handler.run(op, valid(), found));
    } else {
      const key = ctx.get('idempotency-key');
      if (!/^[0-9a-fA-F-]{16,64}$/.test(key)) throw new AppError('request.no_key', 400);
      const rests = await restOf(actor!, name);
      const found = rests ? null : await handler.ahead(services, valid(), actor);
      // What was answered before it was turned off is answered again.
      data = await answerOnce({ services, actor: actor!, endpoint: name, key, body: ctx.request.body ?? {} }, door, (op) => { if (rests) throw rests; return handler.run(op, valid(), found); });
    }
    ctx.set('Cache-Control', 'no-store');
    // Parsing the reply cuts off every field the contract does not name.
    ctx.body = { data: endpoint.output.parse(data) };
  };
}

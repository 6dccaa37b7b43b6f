import { smsText } from '@guiyan/shared/domain/notices';
import { createOp } from '../../platform/op';
import type { Sender, Sent } from '../../platform/outbox';
import type { Services } from '../../platform/services';
import { pushTodo } from '../../platform/push';
import { settle, type Settled } from './ladder.actions';
import { findPushes, type Push } from './push.queries';
import { awake, isTooLate, nextTry, whyOf } from './notices.rules';

type Payload = { deliveryId: string };
/** Null: it was settled meanwhile. */
type Told = Settled | null;
const notSent = (why: string): Told => ({ status: 'not_reached', why, grant: 'back' });
const settleAll = (op: Parameters<typeof settle>[0], list: readonly { payload: Payload; told: Told }[]) =>
  settle(op, list.flatMap(({ payload, told }) => (told ? [{ deliveryId: payload.deliveryId, settled: told }] : [])));
/** It may have gone out: the consent counts as used, and the person is called. */
const unsure = (why: string): Settled => ({ status: 'unknown', why, grant: 'used' });

/** M6 What stops a message at the last moment: night, what is done, an account that is not his any more. */
function check(push: Push | null, now: number): Sent<Told> | Push {
  if (push?.status !== 'waiting') return { told: null };
  const morning = awake(now, push.hours);
  if (morning > now) return { again: morning };
  return push.due ? push : { told: { status: 'not_needed', why: '', grant: 'back' } };
}
/** As things are just before they go out. */
const ready = (services: Services, payloads: readonly Payload[]): Promise<(Push | null)[]> => services.db.read((m) => findPushes(createOp(services, m, null), payloads.map((p) => p.deliveryId)));

/** M6 Sends one reminder over WeChat, outside any transaction, and hands back what to write down. */
export const pushSender: Sender<Payload, Told, Push | null> = {
  ready,
  async send(services, _, { attempts }, facts) {
    const now = services.clock.now();
    const push = check(facts, now);
    if (!('status' in push)) return push;
    const template = services.settings.wechat?.template;
    if (!services.wechat || !template) return { told: notSent(whyOf.off) };
    if (!push.worn || !push.openid) return { told: notSent(whyOf.gone) };
    const outcome = await pushTodo(services.wechat, template, push.openid, now);
    switch (outcome.outcome) {
      case 'sent': return { told: { status: 'sent', why: '', grant: 'used' } };
      case 'refused': return { told: { status: 'not_reached', why: whyOf.refused, grant: 'none_left' } };
      case 'unknown': return { told: unsure(whyOf.unknown) };
      case 'broken': return { told: outcome.binding ? { status: 'not_reached', why: whyOf.binding, grant: 'none_left' } : notSent(whyOf.broken) };
      case 'retry': {
        const again = nextTry(now, attempts, outcome.after, push.hours);
        return isTooLate(push.madeAt, again, push.hours) ? { told: notSent(whyOf.late) } : { again };
      }
    }
  },
  settle: settleAll,
  lost: (op, { deliveryId }) => settle(op, [{ deliveryId, settled: unsure(whyOf.unknown) }]),
};

/** M6 Sends one SMS; its text says nothing about anybody. */
export const smsSender: Sender<Payload, Told, Push | null> = {
  ready,
  async send(services, { deliveryId }, { attempts }, facts) {
    const now = services.clock.now();
    const push = check(facts, now);
    if (!('status' in push)) return push;
    if (!services.sms || !push.phone || !push.smsAgreed) return { told: notSent(whyOf.smsOff) };
    const { outcome } = await services.sms.send(push.phone, smsText, deliveryId);
    switch (outcome) {
      case 'sent': return { told: { status: 'sent', why: '', grant: 'used' } };
      case 'refused': return { told: notSent(whyOf.smsRefused) };
      case 'unknown': return { told: unsure(whyOf.smsUnknown) };
      case 'retry': {
        const again = nextTry(now, attempts, 0, push.hours);
        return isTooLate(push.madeAt, again, push.hours) ? { told: notSent(whyOf.smsLate) } : { again };
      }
    }
  },
  settle: settleAll,
  lost: (op, { deliveryId }) => settle(op, [{ deliveryId, settled: unsure(whyOf.smsUnknown) }]),
};

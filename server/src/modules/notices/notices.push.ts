import { smsText } from '@guiyan/shared/domain/notices';
import { createOp, type Op } from '../../platform/op';
import type { Sender } from '../../platform/outbox';
import type { Services } from '../../platform/services';
import { pushTodo } from '../../platform/push';
import type { Post } from './posting.actions';
import { findPushes, type Push } from './push.queries';
import { awake, isTooLate, nextTry, whyOf } from './notices.rules';
import { settle, type Settled, type Told } from './settling.actions';

/** What became of one message; null: it was settled meanwhile, or taken out of its item. */
type Outcome = { settled: Settled } | { again: number } | null;
const notSent = (why: string): Outcome => ({ settled: { status: 'not_reached', why, grant: 'back' } });
/** It may have gone out: the consent counts as used, and the person is called. */
const unsure = (why: string): Outcome => ({ settled: { status: 'unknown', why, grant: 'used' } });
const notNeeded: Outcome = { settled: { status: 'not_needed', why: '', grant: 'back' } };

/** M6 What stops a message at the last moment: night, what is done, an account that is not his any more. */
function stopped(push: Push, now: number): Outcome | undefined {
  if (push.status === 'not_needed') return notNeeded;
  if (push.status !== 'waiting') return null;
  const morning = awake(now, push.hours);
  if (morning > now) return { again: morning };
  return push.due ? undefined : notNeeded;
}
function later(push: Push, now: number, after: number, why: string): Outcome {
  const again = nextTry(now, push.tries + 1, after, push.hours);
  return isTooLate(push.madeAt, again, push.hours) ? notSent(why) : { again };
}

async function overWechat(services: Services, push: Push, now: number): Promise<Outcome> {
  const template = services.settings.wechat?.template;
  if (!services.wechat || !template) return notSent(whyOf.off);
  if (!push.worn || !push.openid) return notSent(whyOf.gone);
  const outcome = await pushTodo(services.wechat, template, push.openid, now);
  switch (outcome.outcome) {
    case 'sent': return { settled: { status: 'sent', why: '', grant: 'used' } };
    case 'refused': return { settled: { status: 'not_reached', why: whyOf.refused, grant: 'none_left' } };
    case 'unknown': return unsure(whyOf.unknown);
    case 'broken': return outcome.binding ? { settled: { status: 'not_reached', why: whyOf.binding, grant: 'none_left' } } : notSent(whyOf.broken);
    case 'retry': return later(push, now, outcome.after, whyOf.late);
  }
}
/** Its text says nothing about anybody. */
async function bySms(services: Services, push: Push, now: number): Promise<Outcome> {
  if (!services.sms || !push.phone || !push.smsAgreed) return notSent(whyOf.smsOff);
  const { outcome } = await services.sms.send(push.phone, smsText, push.id);
  switch (outcome) {
    case 'sent': return { settled: { status: 'sent', why: '', grant: 'used' } };
    case 'refused': return notSent(whyOf.smsRefused);
    case 'unknown': return unsure(whyOf.smsUnknown);
    case 'retry': return later(push, now, 0, whyOf.smsLate);
  }
}

/** M6 Sends the messages of an item at the same time, outside any transaction, and hands back what to write down. */
const sender = (one: typeof overWechat, silence: string): Sender<Post, Told[], (Push | null)[]> => ({
  async ready(services, posts) {
    const found = await services.db.read((m) => findPushes(createOp(services, m, null), posts.flatMap((p) => p.deliveryIds)));
    return posts.map((p) => p.deliveryIds.map((id) => found.get(id) ?? null));
  },
  async send(services, _, { id }, pushes) {
    const now = services.clock.now();
    const told = await Promise.all(pushes.map(async (push): Promise<Told | null> => {
      if (push?.postId !== id) return null;
      const held = stopped(push, now);
      const outcome = held !== undefined ? held : await one(services, push, now).catch((error: unknown) => {
        services.log.error({ err: error }, 'a message could not be sent');
        return unsure(silence);
      });
      return outcome && { deliveryId: push.id, ...outcome };
    }));
    return told.filter((t) => t !== null);
  },
  settle,
  lost: (op: Op, payload, { id }) => settle(op, [{ id, payload, told: payload.deliveryIds.map((deliveryId) => ({ deliveryId, settled: { status: 'unknown', why: silence, grant: 'used' } })) }]),
});
export const pushSender = sender(overWechat, whyOf.unknown);
export const smsSender = sender(bySms, whyOf.smsUnknown);

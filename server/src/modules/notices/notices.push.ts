import { createOp, type Op } from '../../platform/op';
import type { Sender, Sent } from '../../platform/outbox';
import { pushTodo } from '../../platform/push';
import { settle, type Settled } from './notices.actions';
import { findPush } from './notices.queries';
import { awake, isTooLate, nextTry, whyOf } from './notices.rules';

/** M6 Sends one reminder over WeChat, outside any transaction, and hands back what to write down. */
export const pushSender: Sender<{ deliveryId: string }> = {
  async send(services, { deliveryId }, { attempts }) {
    const now = services.clock.now();
    const push = await services.db.read((m) => findPush(createOp(services, m, null), deliveryId));
    if (push?.status !== 'waiting') return { done: async () => undefined };
    const morning = awake(now, push.hours);
    if (morning > now) return { again: morning };
    const settled = (s: Settled): Sent => ({ done: (inTx: Op) => settle(inTx, deliveryId, s) });
    const notSent = (why: string) => settled({ status: 'not_reached', why, grant: 'back' });
    const template = services.settings.wechat?.template;
    if (!services.wechat || !template) return notSent(whyOf.off);
    if (!push.worn || !push.openid) return notSent(whyOf.gone);
    const outcome = await pushTodo(services.wechat, template, push.openid, now);
    switch (outcome.outcome) {
      case 'sent': return settled({ status: 'sent', why: '', grant: 'used' });
      case 'refused': return settled({ status: 'not_reached', why: whyOf.refused, grant: 'none_left' });
      case 'unknown': return settled({ status: 'unknown', why: whyOf.unknown, grant: 'used' });
      case 'broken': return outcome.binding ? settled({ status: 'not_reached', why: whyOf.binding, grant: 'none_left' }) : notSent(whyOf.broken);
      case 'retry': {
        const again = nextTry(now, attempts, outcome.after, push.hours);
        return isTooLate(push.madeAt, again, push.hours) ? notSent(whyOf.late) : { again };
      }
    }
  },
  /** It may have gone out: the consent counts as used, and the person is called. */
  lost: (op, { deliveryId }) => settle(op, deliveryId, { status: 'unknown', why: whyOf.unknown, grant: 'used' }),
};

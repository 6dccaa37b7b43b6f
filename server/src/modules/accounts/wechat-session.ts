import type { Parsed } from '@guiyan/shared/contract';
import type { Prepared } from '../../platform/handlers';
import { AppError } from '../../platform/errors';
import { findUserByOpenid } from './accounts.queries';
import { openWechat } from './sessions.actions';
import { createOp } from '../../platform/op';

interface Known { openid: string; phone: string | null }

/** X14 WeChat is asked once for who it is, and for the phone only when the account is new. */
export const wechatSession: Prepared<'session.wechat'> = {
  async ahead(services, input: Parsed<'session.wechat'>): Promise<Known> {
    const { wechat } = services;
    if (!wechat) throw new AppError('auth.wechat_failed', 401);
    const { openid } = await wechat.code2session(input.code);
    const known = await services.db.read((m) => findUserByOpenid(createOp(services, m, null), openid));
    if (known || !input.phoneCode) return { openid, phone: null };
    const { phone } = await wechat.phoneNumber(input.phoneCode, openid);
    return { openid, phone };
  },
  run: (op, input, { openid, phone }: Known) => openWechat(op, openid, phone, input.keep),
};

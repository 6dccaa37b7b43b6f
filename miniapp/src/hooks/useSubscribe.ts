import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { ApiError } from '@guiyan/shared/api/call';
import { call } from '@/api';

type Answer = 'accept' | 'reject' | 'ban' | 'filter';
/** Once a start of the app: who said no is not asked at every step. */
let nudged = false;
const answers: readonly string[] = ['accept', 'reject', 'ban', 'filter'];

/**
 * Consent to be told by WeChat, once per tap. `ask` must be the first thing a tap handler does: WeChat refuses it
 * after any waiting, so the template ids are here before. `can` is false where WeChat is not. `nudge` asks beside a
 * tap that has its own errand, when no consent is left, and keeps nobody waiting.
 */
export const useSubscribe = () => {
  const [{ ids, left }, setFound] = useState<{ ids: string[]; left: number }>({ ids: [], left: 0 });
  useEffect(() => {
    if (process.env.TARO_ENV !== 'weapp') return;
    call('notices.templates', {}).then(
      (found) => setFound({ ids: found.ids.slice(0, 3), left: found.left }),
      (error: unknown) => {
        // Without an answer the row is simply not offered.
        if (!(error instanceof ApiError)) throw error;
      },
    );
  }, []);

  const ask = async (): Promise<Answer | null> => {
    if (ids.length === 0) return null;
    let said: Record<string, unknown>;
    try {
      // The typings want an entity id that only Alipay knows.
      said = (await Taro.requestSubscribeMessage({ tmplIds: ids } as Taro.requestSubscribeMessage.Option)) as unknown as Record<string, unknown>;
    } catch {
      // The phone could not ask, or subscribing is switched off as a whole.
      return null;
    }
    const answer = ids.map((id) => said[id]).find((one): one is Answer => typeof one === 'string' && answers.includes(one)) ?? null;
    if (answer) await call('notices.grant', { answer });
    return answer;
  };
  const nudge = (): void => {
    if (nudged || left > 0 || ids.length === 0) return;
    nudged = true;
    ask().catch((error: unknown) => {
      if (!(error instanceof ApiError)) throw error;
    });
  };
  return { can: ids.length > 0, ask, nudge };
};

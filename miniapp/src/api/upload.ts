import Taro from '@tarojs/taro';
import { ApiError, randomKey } from '@guiyan/shared/api/call';
import { netSentence } from '@guiyan/shared/net-words';
import { openPhoto } from './keep';
import { tokens, useSession } from './session';
import { apiBase } from './transport';

const once = async (filePath: string, key: string, hat: string): Promise<{ status: number; body: string }> => {
  // A kept picture that cannot be opened fares like one that cannot be sent.
  let close = (): void => undefined;
  try {
    const kept = await openPhoto(filePath);
    close = kept.close;
    const answer = await Taro.uploadFile({
      url: `${apiBase()}/files`,
      filePath: kept.path,
      name: 'file',
      header: {
        Authorization: `Bearer ${tokens.accessToken() ?? ''}`,
        'Idempotency-Key': key,
        'X-Hat': hat,
        'Accept-Language': useSession.getState().lang,
      },
      timeout: 60_000,
    });
    return { status: answer.statusCode, body: answer.data };
  } catch {
    throw new ApiError('net.failed', 0, netSentence('net.failed'));
  } finally {
    close();
  }
};

interface Answer {
  data?: { id: string };
  error?: { code: string; message: string; requestId?: string };
}

const parse = (body: string): Answer => {
  try {
    return JSON.parse(body) as Answer;
  } catch {
    // A proxy's page instead of our answer.
    return {};
  }
};

/** Sends one picked picture; pass the same key when trying again. Throws ApiError. */
export const upload = async (filePath: string, key: string = randomKey()): Promise<{ id: string }> => {
  const hat = tokens.hatId?.() ?? '';
  let answer = await once(filePath, key, hat);
  if (answer.status === 401 && (await tokens.refresh())) answer = await once(filePath, key, hat);
  const { data, error } = parse(answer.body);
  if (data && answer.status >= 200 && answer.status < 300) return data;
  // Another window put on another hat: this one follows.
  if (error?.code === 'auth.hat_changed') await tokens.refresh();
  throw new ApiError(
    error?.code ?? 'server.failed', answer.status, error?.message ?? netSentence('server.failed'), {}, error?.requestId,
  );
};

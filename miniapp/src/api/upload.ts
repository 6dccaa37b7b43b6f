import Taro from '@tarojs/taro';
import { ApiError, randomKey } from '@guiyan/shared/api/call';
import { netSentence } from '@guiyan/shared/net-words';
import { tokens, useSession } from './session';
import { apiBase } from './transport';

const once = async (filePath: string, key: string): Promise<{ status: number; body: string }> => {
  try {
    const answer = await Taro.uploadFile({
      url: `${apiBase()}/files`,
      filePath,
      name: 'file',
      header: {
        Authorization: `Bearer ${tokens.accessToken() ?? ''}`,
        'Idempotency-Key': key,
        'Accept-Language': useSession.getState().lang,
      },
      timeout: 60_000,
    });
    return { status: answer.statusCode, body: answer.data };
  } catch {
    throw new ApiError('net.failed', 0, netSentence('net.failed'));
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
  let answer = await once(filePath, key);
  if (answer.status === 401 && (await tokens.refresh())) answer = await once(filePath, key);
  const { data, error } = parse(answer.body);
  if (data && answer.status >= 200 && answer.status < 300) return data;
  throw new ApiError(
    error?.code ?? 'server.failed', answer.status, error?.message ?? netSentence('server.failed'), {}, error?.requestId,
  );
};

import Taro from '@tarojs/taro';
import { ApiError, randomKey } from '@guiyan/shared/api/call';
import { netSentence } from '@guiyan/shared/net-words';
import { tokens, useSession } from './session';
import { apiBase } from './transport';

const onPhone = process.env.TARO_ENV === 'weapp';

/** Where a picked picture outlives the app: WeChat throws temporary files away. Where there is no room it stays where it is. */
export const keepPhoto = (path: string): Promise<string> =>
  new Promise((resolve) => {
    if (!onPhone) return resolve(path);
    Taro.getFileSystemManager().saveFile({ tempFilePath: path, success: ({ savedFilePath }) => resolve(String(savedFilePath)), fail: () => resolve(path) });
  });
/** What was sent needs no room on the phone any more. */
export const forgetPhoto = (path: string): void => {
  if (onPhone) Taro.getFileSystemManager().removeSavedFile({ filePath: path, fail: () => undefined });
};

const once = async (filePath: string, key: string, hat: string): Promise<{ status: number; body: string }> => {
  try {
    const answer = await Taro.uploadFile({
      url: `${apiBase()}/files`,
      filePath,
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

import Taro from '@tarojs/taro';
import type { Transport } from '@guiyan/shared/api/call';

let base: string | undefined;

/** Scheme, host and port of the server. The storage key lets one build be pointed at another server in a test. */
export const apiBase = (): string => {
  base ??= process.env.TARO_ENV === 'h5' ? API_BASE : Taro.getStorageSync<string>('guiyan.api') || API_BASE;
  return base;
};

/** No interceptors: Taro.request loses abort once one is added, and we want the bare status. */
export const transport: Transport = {
  async send({ path, body, headers }) {
    const answer = await Taro.request<unknown>({
      url: apiBase() + path,
      method: 'POST',
      header: headers,
      data: body,
      dataType: 'json',
      timeout: 20_000,
      // H5: the refresh token travels as a cookie of the same origin.
      ...(process.env.TARO_ENV === 'h5' ? { credentials: 'same-origin' as const } : {}),
    });
    return { status: answer.statusCode, body: answer.data };
  },
};

import type { Context, Next } from 'koa';
import type { OwnLabels } from '@guiyan/shared/domain/labels';
import { errorSentence, isInLabels } from '@guiyan/shared/errors';
import { AppError } from '../platform/errors';
import type { Log } from '../platform/log';

/** What a county calls things. */
export type LabelsOf = (countyId: string) => Promise<OwnLabels>;

/** The one renderer of errors, in the words of the reader's county. A bug is told as “we noted it”, never with its stack. */
export const renderErrors = (log: Log, labelsOf: LabelsOf) => {
  async function sentence(error: AppError, countyId: string | undefined): Promise<string> {
    if (!countyId || !isInLabels(error.code)) return error.message;
    // A refusal is told all the same when the county's words cannot be read.
    return errorSentence(error.code, error.extra.params, await labelsOf(countyId).catch(() => ({})));
  }
  return async function errors(ctx: Context, next: Next): Promise<void> {
    try {
      await next();
    } catch (thrown) {
      const error = understood(thrown);
      if (error.status >= 500) log.error({ err: thrown, requestId: ctx.state.requestId as string, path: ctx.path }, 'request failed');
      ctx.status = error.status;
      ctx.set('Cache-Control', 'no-store');
      const { fields, retryAfter, copies } = error.extra;
      if (retryAfter) ctx.set('Retry-After', String(retryAfter));
      ctx.body = { error: { code: error.code, message: await sentence(error, ctx.state.countyId as string | undefined), ...(fields ? { fields } : {}), ...(retryAfter ? { retryAfter } : {}), ...(copies ? { copies } : {}), requestId: ctx.state.requestId as string } };
    }
  };
};

function understood(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const status = (thrown as { status?: number } | null)?.status;
  if (status === 413) return new AppError('request.too_large', 413);
  if (status === 403 || status === 404) return new AppError('request.not_found', 404);
  if (status === 400) return new AppError('request.invalid', 400);
  if (status === 415) return new AppError('request.wrong_type', 415);
  return new AppError('server.failed', 500);
}

export const unknownPath = (ctx: Context): void => {
  ctx.status = 404;
  ctx.body = { error: { code: 'request.not_found', message: errorSentence('request.not_found'), requestId: ctx.state.requestId as string } };
};
